package io.sluice.execution;

import io.sluice.config.ExecutionSettings;
import io.sluice.config.Transactions;
import io.sluice.job.LeaseStore;
import io.sluice.job.RunningJob;
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
        List<RunningJob> orphans = orphans(now);
        orphans.forEach(orphan -> {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Rescued job {0}: {1} has not renewed its lease",
                    orphan.job().id(),
                    orphan.node());
            settlements.settle(verdict.orphaned(orphan, now));
        });
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
    private List<RunningJob> orphans(Instant now) {
        try {
            return transactions.run(() -> store.orphans(now, AT_ONCE));
        } catch (RuntimeException e) {
            notBefore = now.plus(settings.lease());
            throw e;
        }
    }
}
