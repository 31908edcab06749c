package io.sluice.job;

import io.sluice.config.SubmissionSettings;
import io.sluice.config.Transactions;
import io.sluice.job.Settlement.End;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * Ends waiting jobs that were not started in time, or that somebody cancelled just when an attempt sent them back to
 * wait; forgets Idempotency-Keys nobody may use again.
 */
@ApplicationScoped
public class Expiry {

    private static final int AT_ONCE = 500;

    private JobStores stores;
    private DispatchStore waiting;
    private IdempotencyStore keys;
    private Transactions transactions;
    private SubmissionSettings settings;
    private Clock clock;

    protected Expiry() {}

    @Inject
    Expiry(
            JobStores stores,
            DispatchStore waiting,
            IdempotencyStore keys,
            Transactions transactions,
            SubmissionSettings settings,
            Clock clock) {
        this.stores = stores;
        this.waiting = waiting;
        this.keys = keys;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round: expired and unwanted jobs end, and Idempotency-Keys whose time is over are forgotten. */
    public void sweep() {
        JobError expired = new JobError("Expired", "Not started by its expiry", false);
        endAll(() -> waiting.expired(clock.instant(), AT_ONCE), JobEvent.EXPIRE, expired);
        JobError cancelled = new JobError("Cancelled", "Cancelled between two attempts", false);
        endAll(() -> waiting.unwanted(AT_ONCE), JobEvent.CANCEL, cancelled);
        transactions.run(() -> keys.prune(clock.instant()));
    }

    private void endAll(Supplier<List<RunningJob>> pick, JobEvent event, JobError error) {
        int ended;
        do {
            ended = transactions.run(() -> {
                List<RunningJob> picked = pick.get();
                stores.settlements()
                        .settle(picked.stream()
                                .<Settlement>map(job -> End.ofWaiting(job, event, error, clock.instant(), settings))
                                .toList());
                return picked.size();
            });
        } while (ended == AT_ONCE);
    }
}
