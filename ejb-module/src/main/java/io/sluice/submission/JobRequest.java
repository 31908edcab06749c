package io.sluice.submission;

import io.sluice.job.RetryPolicy;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request for a job whose fields have been checked, with the defaults of its type filled in.
 *
 * @param runAt when it is due; empty for now
 * @param expiresAt empty when it never expires
 */
public record JobRequest(
        String type,
        int version,
        JsonValue payload,
        String queue,
        int priority,
        Optional<Instant> runAt,
        Optional<Instant> expiresAt,
        Duration timeout,
        RetryPolicy retry,
        Map<String, String> tags) {

    public JobRequest {
        tags = Map.copyOf(tags);
    }
}
