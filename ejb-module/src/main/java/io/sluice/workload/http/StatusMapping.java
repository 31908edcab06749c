package io.sluice.workload.http;

import io.sluice.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Turns an answer nobody expected into an outcome. */
final class StatusMapping {

    static final String TYPE = "HttpStatus";

    private static final Set<Integer> WORTH_ANOTHER_ATTEMPT = Set.of(408, 425, 429);
    private static final Set<Integer> WITH_RETRY_AFTER = Set.of(429, 503);

    private StatusMapping() {}

    /** 408, 425, 429 and 5xx may pass with time, and 429 and 503 may say when; nothing else does. */
    static Outcome unexpected(HttpCall call, HttpAnswer answer, Instant now) {
        String message =
                call.method() + " " + call.shownUrl() + " answered " + answer.status() + AnswerBody.excerpt(answer);
        if (answer.status() < 500 && !WORTH_ANOTHER_ATTEMPT.contains(answer.status())) {
            return Outcome.fail(TYPE, message);
        }
        Optional<Duration> wait = WITH_RETRY_AFTER.contains(answer.status())
                ? answer.header("retry-after").flatMap(value -> RetryAfter.parse(value, now))
                : Optional.empty();
        return new Outcome.Retry(TYPE, message, wait);
    }
}
