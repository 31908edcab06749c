package io.sluice.workload.builtin;

import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonValue;

/** Succeeds with the payload as its result. */
@ApplicationScoped
@HandlesJob("sluice.echo")
public class EchoHandler implements JobHandler<JsonValue> {

    @Override
    public Outcome handle(JsonValue payload, JobContext context) {
        return Outcome.done(payload == null ? JsonValue.NULL : payload);
    }
}
