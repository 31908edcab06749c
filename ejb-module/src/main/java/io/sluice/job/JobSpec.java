package io.sluice.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What was asked for; it never changes.
 *
 * @param priority 0 to 9; higher runs first
 * @param payload JSON text
 * @param expiresAt null when it never expires
 * @param timeout how long one attempt may run
 */
public record JobSpec(
        String type,
        int version,
        String queue,
        int priority,
        String payload,
        Map<String, String> tags,
        Instant createdAt,
        Instant expiresAt,
        Duration timeout,
        RetryPolicy retry,
        Origin origin) {

    /**
     * Who asked, and how the request is recognised.
     *
     * @param owner the name of the API key
     * @param idempotencyKey null when none was given
     * @param traceparent the W3C trace context of the request; null when none was given
     */
    public record Origin(String owner, String idempotencyKey, String traceparent) {}

    public JobSpec {
        tags = Map.copyOf(tags);
    }
}
