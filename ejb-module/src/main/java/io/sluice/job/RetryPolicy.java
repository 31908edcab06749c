package io.sluice.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a failed job is tried again and how long it waits: exponential backoff with full jitter.
 *
 * @param maxAttempts failed attempts after which the job is DEAD, 1 to 100
 * @param initialDelay the longest wait after the first failure, zero to {@link #LONGEST_DELAY}
 * @param multiplier factor from one longest wait to the next, 1 to 100
 * @param maxDelay no wait is longer, {@code initialDelay} to {@link #LONGEST_DELAY}
 */
public record RetryPolicy(int maxAttempts, Duration initialDelay, double multiplier, Duration maxDelay) {

    public static final int MOST_ATTEMPTS = 100;
    public static final double LARGEST_MULTIPLIER = 100;
    public static final Duration LONGEST_DELAY = Duration.ofDays(365);

    public RetryPolicy {
        require(maxAttempts >= 1 && maxAttempts <= MOST_ATTEMPTS, "maxAttempts is 1 to " + MOST_ATTEMPTS);
        require(multiplier >= 1 && multiplier <= LARGEST_MULTIPLIER, "multiplier is 1 to " + LARGEST_MULTIPLIER);
        require(!initialDelay.isNegative(), "initialDelay is zero or more");
        require(maxDelay.compareTo(initialDelay) >= 0, "maxDelay is at least initialDelay");
        require(maxDelay.compareTo(LONGEST_DELAY) <= 0, "maxDelay is at most " + LONGEST_DELAY);
    }

    /** Whether a job that has failed this often (1 or more) may be tried again. */
    public boolean allowsAnother(int failedAttempts) {
        return failedAttempts < maxAttempts;
    }

    /** The longest wait after this many failed attempts (1 or more). */
    public Duration ceiling(int failedAttempts) {
        double millis = initialDelay.toMillis() * Math.pow(multiplier, failedAttempts - 1.0);
        return millis >= maxDelay.toMillis() ? maxDelay : Duration.ofMillis((long) millis);
    }

    /** A wait drawn evenly from zero to the ceiling, so that jobs that failed together do not return together. */
    public Duration delay(int failedAttempts, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(ceiling(failedAttempts).toMillis() + 1));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
