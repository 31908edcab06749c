package io.sluice.workload.http;

import io.sluice.shared.OutboundPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name once and lets the connection go only to the addresses it has checked. A name that changes its
 * address between a check and the connection (DNS rebinding) therefore gains nothing.
 */
final class GuardedDnsResolver implements DnsResolver {

    private final OutboundPolicy policy;
    private final DnsResolver names;

    GuardedDnsResolver(OutboundPolicy policy, DnsResolver names) {
        this.policy = policy;
        this.names = names;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Stream.of(resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** @throws AddressRefusedException if even one address is refused: an honest name does not mix */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            if (!policy.permits(address)) {
                throw new AddressRefusedException(host, address);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
