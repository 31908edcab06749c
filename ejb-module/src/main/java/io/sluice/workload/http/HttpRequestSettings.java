package io.sluice.workload.http;

import io.sluice.shared.OutboundPolicy;
import java.time.Duration;

/**
 * The limits of {@code http.request}, the same for every job.
 *
 * @param outbound {@code sluice.outbound.allow}: comma-separated CIDR blocks opened besides public addresses; none
 * @param connectTimeout {@code sluice.http-request.connect-timeout}: TCP and TLS each, PT0.01S to PT1M; PT5S
 * @param maxRedirects {@code sluice.http-request.max-redirects}: followed per attempt, 0 to 20; 5
 * @param maxResponseBytes {@code sluice.http-request.max-response-bytes}: of a body, 1 to 16777216; 1048576
 * @param maxConnections {@code sluice.http-request.max-connections}: open at once, 1 to 10000; 200
 * @param maxConnectionsPerHost {@code sluice.http-request.max-connections-per-host}: 1 to 10000; 50
 */
record HttpRequestSettings(
        OutboundPolicy outbound,
        Duration connectTimeout,
        int maxRedirects,
        int maxResponseBytes,
        int maxConnections,
        int maxConnectionsPerHost) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException naming the property that is out of range */
    HttpRequestSettings {
        if (connectTimeout.compareTo(SHORTEST) < 0 || connectTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("sluice.http-request.connect-timeout must be from " + SHORTEST + " to "
                    + LONGEST + ", not " + connectTimeout);
        }
        requireRange("max-redirects", maxRedirects, 0, 20);
        requireRange("max-response-bytes", maxResponseBytes, 1, 16 * 1024 * 1024);
        requireRange("max-connections", maxConnections, 1, 10_000);
        requireRange("max-connections-per-host", maxConnectionsPerHost, 1, 10_000);
    }

    /** Reads {@code sluice.outbound.allow}, naming the property if it is no list of blocks. */
    static OutboundPolicy outbound(String allow) {
        try {
            return OutboundPolicy.allowing(allow);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("sluice.outbound.allow: " + invalid.getMessage(), invalid);
        }
    }

    private static void requireRange(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "sluice.http-request." + name + " must be from " + min + " to " + max + ", not " + value);
        }
    }
}
