package io.sluice.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How work is taken in.
 *
 * @param idempotency how long an Idempotency-Key is remembered after its job has ended
 */
public record SubmissionSettings(Duration idempotency) {

    private static final Setting<Duration> IDEMPOTENCY = Setting.duration(
            "sluice.submission.idempotency",
            "P1D",
            "PT1M",
            "P30D",
            "How long an Idempotency-Key is remembered after its job has ended.");

    public static final List<Setting<?>> ALL = List.of(IDEMPOTENCY);

    /** When the key of a job that ends now is forgotten. */
    public Instant keyUntil(Instant end) {
        return end.plus(idempotency);
    }

    public static SubmissionSettings read(Config config) {
        return new SubmissionSettings(IDEMPOTENCY.read(config));
    }
}
