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
    private Settlements settlements;
    private Semaphore places;
    private int all;

    protected Unsettled() {}

    @Inject
    Unsettled(Executions executions, Settlements settlements, ExecutionSettings settings) {
        this.executions = executions;
        this.settlements = settlements;
        this.all = EACH * settings.concurrency();
        this.places = new Semaphore(all);
    }

    /**
     * A worker has a message. While the database takes no outcomes it waits until it does: claims would fail as well, and the
     * messages would be worn out by one delivery after the other.
     */
    void enter() {
        if (settlements.isRefused()) {
            places.acquireUninterruptibly(all);
            places.release(all);
        }
    }

    /** The bundle has run. Waits only when {@value #EACH} for each worker are unsettled already; a node that stops waits for all. */
    void leave(Bundle bundle, List<CompletableFuture<Boolean>> outcomes) {
        places.acquireUninterruptibly();
        CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new)).whenComplete((settled, failure) -> {
            places.release();
            executions.remove(bundle);
        });
    }
}
