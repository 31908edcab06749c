package io.sluice.workload.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The {@code Idempotency-Key} header: a String of RFC 9651 (Structured Field Values). */
final class IdempotencyKeyHeader {

    static final String NAME = "idempotency-key";

    private IdempotencyKeyHeader() {}

    /** The key in quotes; one that holds anything but printable ASCII is percent-encoded first. */
    static String value(String key) {
        boolean printable = key.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
        String text = printable ? key : URLEncoder.encode(key, StandardCharsets.UTF_8);
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
