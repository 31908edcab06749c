package io.sluice.benchmark.probe;

import io.sluice.job.JobSpec.Origin;
import io.sluice.job.JobType;
import io.sluice.job.JobTypes;
import io.sluice.submission.JobRequest;
import io.sluice.submission.Submissions;
import io.sluice.submission.Submitted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Sluice, from inside the server: what a local EJB calls. */
@ApplicationScoped
public class SluiceEngine implements Engine {

    /** Looking the provider up each time costs milliseconds, which are not the server's. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final Origin ORIGIN = new Origin("benchmark", null, null);
    private static final int MOST_OPEN = 1_000;
    private static final int MOST_WORKERS = 1_000;
    private static final int LOWEST_PRIORITY = 0;
    private static final int USUAL_PRIORITY = 4;
    private static final long HELD_WITHIN_NANOS = 1_000_000_000L;

    private final Gate gate = new Gate();
    private Submissions submissions;
    private JobTypes types;

    protected SluiceEngine() {}

    @Inject
    SluiceEngine(Submissions submissions, JobTypes types) {
        this.submissions = submissions;
        this.types = types;
    }

    @Override
    public void submit(long number) {
        submit(NumberedJob.TYPE, number).join();
    }

    /** A submitter that lets too many wait is refused: it waits for the oldest instead. */
    @Override
    public void submitAll(int count) {
        Queue<CompletableFuture<Submitted>> open = new ArrayDeque<>(MOST_OPEN);
        for (int i = 0; i < count; i++) {
            if (open.size() == MOST_OPEN) {
                open.remove().join();
            }
            open.add(submit(NumberedJob.TYPE, Runs.UNNUMBERED));
        }
        open.forEach(CompletableFuture::join);
    }

    /** There is no switch yet: jobs that wait at a gate take every worker. */
    @Override
    public void pause() {
        gate.shut();
        boolean another = true;
        for (int workers = 0; another && workers < MOST_WORKERS; workers++) {
            submit(HeldJob.TYPE, Runs.UNNUMBERED).join();
            another = awaitHeld(workers + 1);
        }
    }

    @Override
    public void resume() {
        gate.open();
    }

    void hold() throws InterruptedException {
        gate.pass();
    }

    private boolean awaitHeld(int workers) {
        long deadline = System.nanoTime() + HELD_WITHIN_NANOS;
        while (gate.held() < workers && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        return gate.held() >= workers;
    }

    private CompletableFuture<Submitted> submit(String typeName, long number) {
        JobType type = types.find(typeName).orElseThrow();
        JsonObject payload = JSON.createObjectBuilder().add("n", number).build();
        return submissions.submit(request(type, payload), ORIGIN).toCompletableFuture();
    }

    private static JobRequest request(JobType type, JsonValue payload) {
        return new JobRequest(
                type.name(),
                1,
                payload,
                "default",
                type.name().equals(HeldJob.TYPE) ? LOWEST_PRIORITY : USUAL_PRIORITY,
                Optional.empty(),
                Optional.empty(),
                type.timeout(),
                type.retry(),
                Map.of());
    }
}
