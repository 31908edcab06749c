package io.sluice.benchmark.probe;

import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** Keeps a worker busy until the engine is to run again. */
@ApplicationScoped
@HandlesJob(HeldJob.TYPE)
public class HeldJob implements JobHandler<JsonObject> {

    static final String TYPE = "benchmark.held";

    private SluiceEngine engine;

    protected HeldJob() {}

    @Inject
    HeldJob(SluiceEngine engine) {
        this.engine = engine;
    }

    @Override
    public Outcome handle(JsonObject payload, JobContext context) throws InterruptedException {
        engine.hold();
        return Outcome.done();
    }
}
