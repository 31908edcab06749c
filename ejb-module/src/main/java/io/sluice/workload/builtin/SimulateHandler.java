package io.sluice.workload.builtin;

import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import io.sluice.workload.InvalidPayloadException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes time, fails or crashes as its payload asks, so that one can watch what Sluice makes of it. */
@ApplicationScoped
@HandlesJob("sluice.simulate")
public class SimulateHandler implements JobHandler<JsonValue> {

    /** The status a shell reports for a process ended by SIGKILL, which this stands for. */
    private static final int KILLED = 137;

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final boolean crashAllowed;
    private final ProcessEnd processEnd;

    /** Ends the process; the tests put something milder here. */
    interface ProcessEnd {
        void halt(int status);
    }

    /** For the container's client proxy, which is never asked to handle a job itself. */
    SimulateHandler() {
        this(false);
    }

    @Inject
    public SimulateHandler(
            @ConfigProperty(name = "sluice.simulate.crash-allowed", defaultValue = "false") boolean crashAllowed) {
        this(crashAllowed, Runtime.getRuntime()::halt);
    }

    SimulateHandler(boolean crashAllowed, ProcessEnd processEnd) {
        this.crashAllowed = crashAllowed;
        this.processEnd = processEnd;
    }

    @Override
    public Outcome handle(JsonValue payload, JobContext context) throws InterruptedException {
        Simulation simulation;
        try {
            simulation = Simulation.read(payload);
        } catch (InvalidPayloadException invalid) {
            return invalid.asOutcome();
        }
        if (simulation.crash() && !crashAllowed) {
            return Outcome.fail(
                    "CrashNotAllowed", "crash: this server does not set sluice.simulate.crash-allowed to true");
        }
        work(simulation.sleep(), context);
        return end(simulation, context.attempt());
    }

    private Outcome end(Simulation simulation, int attempt) {
        if (simulation.crashes(attempt)) {
            processEnd.halt(KILLED);
        }
        if (!simulation.fails(attempt)) {
            return Outcome.done(simulation.result());
        }
        String message = "Simulated failure " + attempt + " of " + simulation.failTimes();
        return simulation.retryable()
                ? Outcome.retry(simulation.error(), message)
                : Outcome.fail(simulation.error(), message);
    }

    /** Passes the time in slices, so that a cancelled attempt ends soon; an interrupt ends it at once. */
    private static void work(Duration sleep, JobContext context) throws InterruptedException {
        CountDownLatch neverReleased = new CountDownLatch(1);
        long start = System.nanoTime();
        long total = sleep.toNanos();
        int reported = -1;
        for (long elapsed = 0; elapsed < total; elapsed = System.nanoTime() - start) {
            context.throwIfCancellationRequested();
            int percent = (int) (elapsed * 100 / total);
            if (percent != reported) {
                context.progress(percent, "Simulating " + sleep);
                reported = percent;
            }
            if (neverReleased.await(Math.min(SLICE_NANOS, total - elapsed), TimeUnit.NANOSECONDS)) {
                throw new AssertionError("Nobody releases this latch");
            }
        }
        context.throwIfCancellationRequested();
    }
}
