package io.sluice.benchmark.probe;

import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;

/** Does nothing but say when. */
@ApplicationScoped
@HandlesJob(NumberedJob.TYPE)
public class NumberedJob implements JobHandler<JsonObject> {

    static final String TYPE = "benchmark.numbered";

    @Override
    public Outcome handle(JsonObject payload, JobContext context) {
        Runs.started(payload.getInt("n", -1));
        return Outcome.done();
    }
}
