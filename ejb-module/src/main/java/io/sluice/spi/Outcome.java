package io.sluice.spi;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one attempt. In a transactional handler {@link Done}, {@link Snooze} and {@link Cancel} commit the
 * handler's writes; {@link Retry} and {@link Fail} roll them back.
 */
public sealed interface Outcome {

    /** The work is done. */
    record Done(JsonValue result) implements Outcome {
        public Done {
            Objects.requireNonNull(result, "result");
        }
    }

    /** The attempt failed; another may succeed. Without {@code after} the job's policy says when. */
    record Retry(String type, String message, Optional<Duration> after) implements Outcome {
        public Retry {
            Objects.requireNonNull(type, "type");
            after.ifPresent(Outcome::requireNotNegative);
        }
    }

    /** Not now: run again after the delay, a year at the most. Does not count as a failed attempt. */
    record Snooze(Duration delay) implements Outcome {
        public Snooze {
            requireNotNegative(delay);
        }
    }

    /** The work is no longer wanted: the job ends CANCELLED. */
    record Cancel(String reason) implements Outcome {}

    /** No further attempt can succeed: the job ends DEAD, where an operator can replay it. */
    record Fail(String type, String message) implements Outcome {
        public Fail {
            Objects.requireNonNull(type, "type");
        }
    }

    static Outcome done() {
        return new Done(JsonValue.NULL);
    }

    static Outcome done(JsonValue result) {
        return new Done(result);
    }

    static Outcome retry(String type, String message) {
        return new Retry(type, message, Optional.empty());
    }

    static Outcome retryAfter(Duration delay, String type, String message) {
        return new Retry(type, message, Optional.of(delay));
    }

    static Outcome snooze(Duration delay) {
        return new Snooze(delay);
    }

    static Outcome cancel(String reason) {
        return new Cancel(reason);
    }

    static Outcome fail(String type, String message) {
        return new Fail(type, message);
    }

    private static void requireNotNegative(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A delay is zero or more, not " + delay);
        }
    }
}
