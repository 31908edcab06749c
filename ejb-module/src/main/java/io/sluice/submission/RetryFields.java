package io.sluice.submission;

import io.sluice.job.RetryPolicy;
import io.sluice.shared.JsonFields;
import java.time.Duration;
import java.util.Optional;

/** Reads the field {@code retry} of a job request; each of its fields stands in for one of the type's policy. */
final class RetryFields {

    private RetryFields() {}

    /** The policy asked for; empty when there is no such field or something is wrong with it. */
    static Optional<RetryPolicy> read(JsonFields request, Optional<RetryPolicy> defaults) {
        return request.object("retry").flatMap(fields -> policy(fields, defaults));
    }

    private static Optional<RetryPolicy> policy(JsonFields fields, Optional<RetryPolicy> defaults) {
        Optional<Integer> attempts = fields.integer("maxAttempts", 1, RetryPolicy.MOST_ATTEMPTS);
        Optional<Duration> first = fields.duration("initialDelay", Duration.ZERO, RetryPolicy.LONGEST_DELAY);
        Optional<Double> multiplier = fields.decimal("multiplier", 1, RetryPolicy.LARGEST_MULTIPLIER);
        Optional<Duration> longest = fields.duration("maxDelay", Duration.ZERO, RetryPolicy.LONGEST_DELAY);
        fields.refuseUnknown();
        return defaults.flatMap(policy -> {
            Duration initialDelay = first.orElse(policy.initialDelay());
            Duration maxDelay = longest.orElse(policy.maxDelay());
            if (maxDelay.compareTo(initialDelay) < 0) {
                fields.refuse("maxDelay", maxDelay + " is shorter than initialDelay " + initialDelay + ".");
                return Optional.empty();
            }
            return Optional.of(new RetryPolicy(
                    attempts.orElse(policy.maxAttempts()),
                    initialDelay,
                    multiplier.orElse(policy.multiplier()),
                    maxDelay));
        });
    }
}
