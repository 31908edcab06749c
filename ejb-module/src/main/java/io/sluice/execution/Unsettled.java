package io.sluice.execution;

import io.sluice.config.ExecutionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Bundles that have run and whose outcomes are not committed yet. A worker goes on to its next message meanwhile: the
 * leases tell what ran, so the message is not needed to find it again. But while the database takes no outcomes all workers
 * come to a stop.
 */
@ApplicationScoped
public class Unsettled {

    /** Bundles for each worker: when they name one job each, it runs several while a commit takes its time. */
    static final int EACH = 4;

    private Executions executions;
    private Semaphore places;

    protected Unsettled() {}

    @Inject
    Unsettled(Executions executions, ExecutionSettings settings) {
        this.executions = executions;
        this.places = new Semaphore(EACH * settings.concurrency());
    }

    /** The bundle has run. Waits only when {@value #EACH} for each worker are unsettled already; a node that stops waits for all. */
    void leave(Bundle bundle, List<CompletableFuture<Boolean>> outcomes) {
        places.acquireUninterruptibly();
        CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new)).whenComplete((all, failure) -> {
            places.release();
            executions.remove(bundle);
        });
    }
}
