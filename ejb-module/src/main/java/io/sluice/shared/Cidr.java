package io.sluice.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A block of IPv4 or IPv6 addresses (RFC 4632, RFC 4291), read without ever asking DNS. */
public final class Cidr {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

    private final byte[] network;
    private final int prefix;

    private Cidr(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException naming the text, if it is no block or has bits set beyond its prefix
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = literal(slash < 0 ? text : text.substring(0, slash), text);
        int bits = network.length * 8;
        int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1), bits, text);
        Cidr cidr = new Cidr(network, prefix);
        if (!Arrays.equals(network, cidr.masked(network))) {
            throw new IllegalArgumentException("'" + text + "' has bits set beyond its prefix of " + prefix);
        }
        return cidr;
    }

    /**
     * Whether the address lies in this block; false if it is of the other family.
     *
     * @param address 4 bytes or 16
     */
    public boolean contains(byte[] address) {
        return address.length == network.length && Arrays.equals(network, masked(address));
    }

    private byte[] masked(byte[] address) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(8, prefix - i * 8));
            masked[i] &= (byte) (0xFF << (8 - kept));
        }
        return masked;
    }

    /** {@code ::ffff:0:0/96}, which cannot be parsed: Java reads an IPv4-mapped literal as IPv4. */
    static Cidr ipv4Mapped() {
        byte[] network = new byte[16];
        network[10] = (byte) 0xFF;
        network[11] = (byte) 0xFF;
        return new Cidr(network, 96);
    }

    private static int prefix(String digits, int bits, String text) {
        if (!PREFIX.matcher(digits).matches() || Integer.parseInt(digits) > bits) {
            throw new IllegalArgumentException("'" + text + "' needs a prefix from 0 to " + bits);
        }
        return Integer.parseInt(digits);
    }

    private static byte[] literal(String address, String text) {
        // Only what these patterns match reaches getByName, which looks no literal up.
        if (IPV4.matcher(address).matches() || IPV6.matcher(address).matches()) {
            try {
                return InetAddress.getByName(address).getAddress();
            } catch (UnknownHostException notAnAddress) {
                throw new IllegalArgumentException(notAnAddress(text), notAnAddress);
            }
        }
        throw new IllegalArgumentException(notAnAddress(text));
    }

    private static String notAnAddress(String text) {
        return "'" + text + "' is not a block of addresses such as 10.0.0.0/8 or fd00::/8";
    }
}
