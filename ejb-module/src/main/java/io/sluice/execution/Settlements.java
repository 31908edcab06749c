package io.sluice.execution;

import io.sluice.config.GroupCommitSettings;
import io.sluice.config.ManagedThreads;
import io.sluice.config.StorageFailure;
import io.sluice.config.Transactions;
import io.sluice.job.DispatchWindow;
import io.sluice.job.JobEvent;
import io.sluice.job.JobStore;
import io.sluice.job.JobWatch;
import io.sluice.job.Settlement;
import io.sluice.job.SettlementStore;
import io.sluice.shared.GroupCommit;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Commits outcomes, many at a time, and tells those who wait for them. */
@ApplicationScoped
public class Settlements {

    private static final System.Logger LOG = System.getLogger(Settlements.class.getName());

    private static final long RETRY_SECONDS = 1;

    @Inject
    private ManagedThreads executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private SettlementStore store;
    private JobStore jobs;
    private JobWatch watch;
    private DispatchWindow window;
    private Transactions transactions;
    private GroupCommitSettings settings;
    private GroupCommit<Settlement, Boolean> commits;

    protected Settlements() {}

    @Inject
    Settlements(
            SettlementStore store,
            JobStore jobs,
            JobWatch watch,
            DispatchWindow window,
            Transactions transactions,
            GroupCommitSettings settings) {
        this.store = store;
        this.jobs = jobs;
        this.watch = watch;
        this.window = window;
        this.transactions = transactions;
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        commits = new GroupCommit<>(
                executor,
                settings.batch(),
                batch -> transactions.run(() -> store.settle(batch)),
                StorageFailure::isOneItems);
    }

    /**
     * Completes when the outcome is committed, with whether the fence let it pass. While the database is away the
     * outcome is kept and offered again every second, and whoever waits for this takes no further work.
     */
    CompletableFuture<Boolean> settle(Settlement settlement) {
        return commits.submit(settlement)
                .handle((accepted, failure) ->
                        failure == null ? concluded(settlement, accepted) : again(settlement, failure))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<Boolean> concluded(Settlement settlement, boolean accepted) {
        if (accepted) {
            announce(settlement);
        } else {
            reject(settlement);
        }
        return CompletableFuture.completedFuture(accepted);
    }

    private CompletableFuture<Boolean> again(Settlement settlement, Throwable failure) {
        LOG.log(
                System.Logger.Level.WARNING,
                () -> "The outcome of job " + settlement.id() + " is not stored yet",
                failure);
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        scheduler.schedule(
                () -> settle(settlement).whenComplete((accepted, refused) -> {
                    if (refused == null) {
                        later.complete(accepted);
                    } else {
                        later.completeExceptionally(refused);
                    }
                }),
                RETRY_SECONDS,
                TimeUnit.SECONDS);
        return later;
    }

    /**
     * Settles in the running transaction, which also carries the handler's own writes.
     *
     * @throws LeaseLostException when another has the job now: the transaction must not commit
     */
    void settleHere(Settlement settlement) {
        if (!store.settle(List.of(settlement)).get(0)) {
            reject(settlement);
            throw new LeaseLostException(settlement.id());
        }
    }

    /** Tells who waits for the job, and who could use the room it leaves. Call it once the settlement is committed. */
    void announce(Settlement settlement) {
        if (settlement.event() == JobEvent.HAND_BACK || settlement.event() == JobEvent.RESCUE) {
            window.waiting();
        } else if (settlement instanceof Settlement.End && watch.isWatched(settlement.id())) {
            transactions.run(() -> jobs.find(settlement.id())).ifPresent(watch::ended);
        }
    }

    /** Tells those who wait here for jobs that ended elsewhere. */
    public void announceEnded() {
        List<UUID> watched = watch.watched();
        for (int from = 0; from < watched.size(); from += settings.batch()) {
            List<UUID> part = new ArrayList<>(watched.subList(from, Math.min(watched.size(), from + settings.batch())));
            transactions.run(() -> jobs.ended(part)).forEach(watch::ended);
        }
    }

    private static void reject(Settlement settlement) {
        LOG.log(
                System.Logger.Level.WARNING,
                "Late: {0} of job {1} was refused, another attempt has it since (fence {2})",
                settlement.event(),
                settlement.id(),
                settlement.fence());
    }
}
