package io.sluice.config;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * What one HTTP request may ask for.
 *
 * @param bodyBytes the largest body of a request that is not a bulk request, and the longest line of one that is
 * @param payloadBytes the largest payload of a job, as UTF-8 JSON text
 * @param jsonDepth how deep JSON may be nested
 * @param longestWait the longest wait a Prefer header is granted
 * @param bulkLines the most lines of a bulk request
 * @param bulkInFlight how many lines of one bulk request may wait for their commit at once
 */
public record HttpSettings(
        int bodyBytes, int payloadBytes, int jsonDepth, Duration longestWait, int bulkLines, int bulkInFlight) {

    private static final Setting<Integer> BODY = Setting.integer(
            "sluice.http.body",
            512 * 1024,
            1024,
            8 * 1024 * 1024,
            "Bytes of the largest request body, and of the longest line of a bulk request; past it 413.");
    private static final Setting<Integer> PAYLOAD = Setting.integer(
            "sluice.http.payload",
            256 * 1024,
            1,
            1024 * 1024,
            "Bytes of the largest payload of a job as UTF-8 JSON text; past it 413.");
    private static final Setting<Integer> DEPTH = Setting.integer(
            "sluice.http.json-depth",
            64,
            1,
            256,
            "How deep arrays and objects of a JSON text may be nested; past it 400.");
    private static final Setting<Duration> WAIT = Setting.duration(
            "sluice.http.wait", "PT60S", "PT0S", "PT5M", "The longest wait that Prefer: wait=N is granted.");
    private static final Setting<Integer> BULK_LINES =
            Setting.integer("sluice.http.bulk-lines", 10_000, 1, 1_000_000, "The most lines of one bulk request.");
    private static final Setting<Integer> BULK_IN_FLIGHT = Setting.integer(
            "sluice.http.bulk-in-flight",
            512,
            1,
            10_000,
            "Lines of one bulk request that may wait for their commit at once.");

    public static final List<Setting<?>> ALL = List.of(BODY, PAYLOAD, DEPTH, WAIT, BULK_LINES, BULK_IN_FLIGHT);

    public static HttpSettings read(Config config) {
        return new HttpSettings(
                BODY.read(config),
                PAYLOAD.read(config),
                DEPTH.read(config),
                WAIT.read(config),
                BULK_LINES.read(config),
                BULK_IN_FLIGHT.read(config));
    }
}
