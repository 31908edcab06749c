package io.sluice.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares on a {@link JobHandler} bean which jobs it runs, and the defaults of their type. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface HandlesJob {

    /** The job type: 1 to 128 of {@code a-z A-Z 0-9 . _ -}. One handler per type in a server. */
    String value();

    /** Payload versions this handler understands; a job of another version is parked as DEAD, never dropped. */
    int[] versions() default {1};

    /**
     * Whether the handler runs inside a JTA transaction that also commits its outcome. Its writes through
     * {@code jdbc/sluice} then take effect exactly once. Otherwise the handler runs at least once and makes its
     * effects idempotent by {@link JobContext#idempotencyKey()}.
     */
    boolean transactional() default false;

    /** Attempts that may fail before the job is DEAD, 1 to 100; a job may ask for its own number. */
    int maxAttempts() default 5;

    /** ISO 8601 duration before the second attempt at the most; the wait is random between zero and it (full jitter). */
    String initialDelay() default "PT1S";

    /** Factor from one attempt's longest wait to the next one's, 1 to 100. */
    double multiplier() default 2;

    /** ISO 8601 duration no wait between attempts exceeds. */
    String maxDelay() default "PT5M";

    /** ISO 8601 duration one attempt may run; past it the attempt fails with error type {@code Timeout}. */
    String timeout() default "PT5M";

    /** Exceptions that no further attempt can mend; their subclasses too. */
    Class<? extends Exception>[] nonRetryable() default {};
}
