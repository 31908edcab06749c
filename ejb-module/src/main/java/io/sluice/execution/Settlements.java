package io.sluice.execution;

import io.sluice.config.GroupCommitSettings;
import io.sluice.config.ManagedThreads;
import io.sluice.config.StorageFailure;
import io.sluice.config.Transactions;
import io.sluice.job.Settlement;
import io.sluice.job.SettlementStore;
import io.sluice.shared.GroupCommit;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Commits outcomes, many at a time. */
@ApplicationScoped
public class Settlements {

    private static final System.Logger LOG = System.getLogger(Settlements.class.getName());

    private static final long RETRY_SECONDS = 1;

    @Inject
    private ManagedThreads executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger offeredAgain = new AtomicInteger();
    private SettlementStore store;
    private Announcements announcements;
    private Transactions transactions;
    private GroupCommitSettings settings;
    private Verdict verdict;
    private Clock clock;
    private GroupCommit<Settlement, Boolean> commits;

    protected Settlements() {}

    @Inject
    Settlements(
            SettlementStore store,
            Announcements announcements,
            Transactions transactions,
            GroupCommitSettings settings,
            Verdict verdict,
            Clock clock) {
        this.store = store;
        this.announcements = announcements;
        this.transactions = transactions;
        this.settings = settings;
        this.verdict = verdict;
        this.clock = clock;
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
     * outcome is kept and offered again every second, and whoever waits for this takes no further work. An outcome that the
     * database refuses for what it says fails the job instead.
     */
    CompletableFuture<Boolean> settle(Settlement settlement) {
        open.incrementAndGet();
        return commits.submit(settlement)
                .handle((accepted, failure) ->
                        failure == null ? concluded(settlement, accepted) : again(settlement, failure))
                .thenCompose(Function.identity())
                .whenComplete((accepted, failure) -> open.decrementAndGet());
    }

    /** Whether no outcome waits for its commit, also none that nobody else waits for. */
    boolean isIdle() {
        return open.get() == 0;
    }

    /** Whether the database has refused outcomes it has not taken since. */
    boolean isRefused() {
        return offeredAgain.get() > 0;
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
        if (StorageFailure.isOneItems(failure) && !isUnstorable(settlement)) {
            return instead(settlement, failure);
        }
        LOG.log(
                System.Logger.Level.WARNING,
                () -> "The outcome of job " + settlement.id() + " is not stored yet",
                failure);
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        offeredAgain.incrementAndGet();
        scheduler.schedule(
                () -> settle(settlement).whenComplete((accepted, refused) -> {
                    offeredAgain.decrementAndGet();
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

    private CompletableFuture<Boolean> instead(Settlement settlement, Throwable failure) {
        LOG.log(
                System.Logger.Level.ERROR,
                () -> "The outcome of job " + settlement.id() + " cannot be stored: the job fails instead",
                failure);
        String reason = settlement.event() + " could not be stored: " + StorageFailure.reason(failure);
        return settle(verdict.unstorable(settlement, reason, clock.instant()));
    }

    private static boolean isUnstorable(Settlement settlement) {
        return settlement.error() != null && settlement.error().type().equals(Verdict.UNSTORABLE);
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

    /** Settles in the running transaction what that has picked and locked, so that none of it can be refused. */
    void settleLocked(List<Settlement> picked) {
        store.settle(picked);
    }

    /** Call it once a settlement made with {@link #settleHere} or {@link #settleLocked} is committed. */
    void announce(Settlement settlement) {
        announcements.of(settlement);
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
