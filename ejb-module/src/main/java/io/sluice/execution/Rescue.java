package io.sluice.execution;

import io.sluice.config.ExecutionSettings;
import io.sluice.config.StorageFailure;
import io.sluice.config.Transactions;
import io.sluice.job.LeaseStore;
import io.sluice.job.RunningJob;
import io.sluice.job.Settlement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Puts jobs whose worker has gone silent back into the queue, or into quarantine when that happened too often. */
@ApplicationScoped
public class Rescue {

    private static final System.Logger LOG = System.getLogger(Rescue.class.getName());
    private static final int AT_ONCE = 500;

    private LeaseStore store;
    private Settlements settlements;
    private Verdict verdict;
    private Transactions transactions;
    private ExecutionSettings settings;
    private Clock clock;
    private Instant notBefore = Instant.EPOCH;
    private Instant latest;
    private boolean heldOff;

    protected Rescue() {}

    @Inject
    Rescue(
            LeaseStore store,
            Settlements settlements,
            Verdict verdict,
            Transactions transactions,
            ExecutionSettings settings,
            Clock clock) {
        this.store = store;
        this.settlements = settlements;
        this.verdict = verdict;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round. */
    public void round() {
        Instant now = clock.instant();
        if (!mayJudge(now)) {
            return;
        }
        for (Rescued one : rescued(now)) {
            settlements.announce(one.settlement());
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Rescued job {0}: {1} has not renewed its lease",
                    one.orphan().job().id(),
                    one.orphan().node());
        }
    }

    // A node that was itself away (a long pause, a hanging database, a clock that jumped) cannot tell who else was: its
    // own workers have not renewed either. It lets a lease pass, once, and then judges.
    private boolean mayJudge(Instant now) {
        Instant before = latest;
        latest = now;
        if (now.plus(settings.lease()).isBefore(notBefore)) {
            // The clock went back: the wait it belongs to is long over.
            notBefore = now;
        }
        if (now.isBefore(notBefore)) {
            return false;
        }
        boolean away = before != null
                && Duration.between(before, now)
                                .abs()
                                .compareTo(settings.lease().dividedBy(2))
                        > 0;
        heldOff = away && !heldOff;
        if (heldOff) {
            notBefore = now.plus(settings.lease());
        }
        return !heldOff;
    }

    // While the database was away nobody could renew: first let those who live do so.
    private List<Rescued> rescued(Instant now) {
        try {
            return transactions.run(() -> settleOrphans(now));
        } catch (RuntimeException e) {
            if (StorageFailure.isOneItems(e)) {
                // One by one, so that the one at fault keeps no other from its rescue.
                transactions
                        .run(() -> store.orphans(now, AT_ONCE))
                        .forEach(orphan -> settlements.settle(verdict.orphaned(orphan, now)));
                return List.of();
            }
            notBefore = now.plus(settings.lease());
            throw e;
        }
    }

    // Under lock and in one transaction: a renewal changes no fence, so one that came between looking and settling
    // would
    // not save its job.
    private List<Rescued> settleOrphans(Instant now) {
        List<Rescued> rescued = store.orphans(now, AT_ONCE).stream()
                .map(orphan -> new Rescued(orphan, verdict.orphaned(orphan, now)))
                .toList();
        settlements.settleLocked(rescued.stream().map(Rescued::settlement).toList());
        return rescued;
    }

    /** A job whose worker has gone silent, and what became of it. */
    private record Rescued(RunningJob orphan, Settlement settlement) {}
}
