package io.sluice.workload.builtin;

import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonValue;

/** Succeeds at once whatever the payload: what is left is the cost of Sluice itself. */
@ApplicationScoped
@HandlesJob("sluice.noop")
public class NoopHandler implements JobHandler<JsonValue> {

    @Override
    public Outcome handle(JsonValue payload, JobContext context) {
        return Outcome.done();
    }
}
