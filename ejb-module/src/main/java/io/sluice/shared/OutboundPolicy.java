package io.sluice.shared;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses Sluice may connect to on a user's behalf: public unicast ones, and those an operator allows.
 *
 * <p>Refused are the special-purpose blocks of the IANA registries (RFC 6890 and its updates): loopback, private,
 * link-local (where clouds serve credentials), carrier-grade NAT, multicast, documentation, reserved. An IPv6 address
 * that carries an IPv4 one (mapped, compatible, 6to4, NAT64) is judged by the IPv4 address too.
 */
public final class OutboundPolicy {

    private static final List<Cidr> REFUSED_IPV4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure's host agent: public by number, the virtual machine's own host by route
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");
    private static final Cidr GLOBAL_UNICAST = Cidr.parse("2000::/3");
    private static final List<Cidr> REFUSED_IPV6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");
    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final List<Cidr> IPV4_IN_LAST_32_BITS = List.of(NAT64, Cidr.parse("::/96"), Cidr.ipv4Mapped());

    private final List<Cidr> allowed;

    private OutboundPolicy(List<Cidr> allowed) {
        this.allowed = allowed;
    }

    /**
     * @param allowed blocks to open, separated by commas; blank opens none
     * @throws IllegalArgumentException naming the part that is no block of addresses
     */
    public static OutboundPolicy allowing(String allowed) {
        return new OutboundPolicy(Stream.of(allowed.split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .map(Cidr::parse)
                .toList());
    }

    /** Whether a connection to this very address may be opened. */
    public boolean permits(InetAddress address) {
        byte[] raw = address.getAddress();
        byte[] embedded = embeddedIpv4(raw);
        if (in(allowed, raw) || in(allowed, embedded)) {
            return true;
        }
        return isPublic(raw) && isPublic(embedded);
    }

    private static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return !in(REFUSED_IPV4, address);
        }
        boolean routed = GLOBAL_UNICAST.contains(address) || NAT64.contains(address);
        return routed && !in(REFUSED_IPV6, address) && !isIsatap(address);
    }

    /** The IPv4 address inside an IPv6 one, or the address itself if there is none. */
    private static byte[] embeddedIpv4(byte[] address) {
        if (SIX_TO_FOUR.contains(address)) {
            return Arrays.copyOfRange(address, 2, 6);
        }
        return in(IPV4_IN_LAST_32_BITS, address) ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    /** ISATAP (RFC 5214) tunnels to the IPv4 address in the last 32 bits, inside a site: never public. */
    private static boolean isIsatap(byte[] address) {
        return (address[8] & 0xFD) == 0 && address[9] == 0 && address[10] == 0x5E && address[11] == (byte) 0xFE;
    }

    private static boolean in(List<Cidr> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<Cidr> blocks(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}
