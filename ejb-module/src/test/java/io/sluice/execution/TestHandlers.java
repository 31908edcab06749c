package io.sluice.execution;

import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import jakarta.json.JsonValue;
import java.util.concurrent.Callable;

/** Handlers that do what the test says. */
final class TestHandlers {

    private TestHandlers() {}

    /** What an attempt does. */
    @FunctionalInterface
    interface Work {
        Outcome run(JobContext context) throws Exception;

        static Work answering(Callable<Outcome> answer) {
            return context -> answer.call();
        }
    }

    @HandlesJob(value = "plain", nonRetryable = IllegalArgumentException.class)
    record Plain(Work work) implements JobHandler<JsonValue> {
        @Override
        public Outcome handle(JsonValue payload, JobContext context) throws Exception {
            return work.run(context);
        }
    }

    @HandlesJob(value = "transactional", transactional = true)
    record InTransaction(Work work) implements JobHandler<JsonValue> {
        @Override
        public Outcome handle(JsonValue payload, JobContext context) throws Exception {
            return work.run(context);
        }
    }

    /** A payload with an opinion. */
    public record Positive(int number) {
        public Positive {
            if (number < 1) {
                throw new IllegalArgumentException("number is positive");
            }
        }
    }

    @HandlesJob("positive")
    static final class Positives implements JobHandler<Positive> {
        @Override
        public Outcome handle(Positive payload, JobContext context) {
            return Outcome.done();
        }
    }
}
