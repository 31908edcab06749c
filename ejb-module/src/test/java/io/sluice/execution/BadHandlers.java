package io.sluice.execution;

import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import jakarta.json.JsonValue;

/** Handlers whose annotations cannot be meant. */
final class BadHandlers {

    private BadHandlers() {}

    abstract static class Idle implements JobHandler<JsonValue> {
        @Override
        public Outcome handle(JsonValue payload, JobContext context) {
            return Outcome.done();
        }
    }

    @HandlesJob("a b")
    static final class Name extends Idle {}

    @HandlesJob(value = "t", versions = 0)
    static final class Versions extends Idle {}

    @HandlesJob(
            value = "t",
            versions = {})
    static final class NoVersions extends Idle {}

    @HandlesJob(value = "t", maxAttempts = 0)
    static final class Attempts extends Idle {}

    @HandlesJob(value = "t", initialDelay = "10 s")
    static final class Delay extends Idle {}

    @HandlesJob(value = "t", timeout = "PT0S")
    static final class Timeout extends Idle {}
}
