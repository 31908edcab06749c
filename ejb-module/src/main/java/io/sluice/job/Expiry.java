package io.sluice.job;

import io.sluice.config.SubmissionSettings;
import io.sluice.config.Transactions;
import io.sluice.job.Settlement.End;
import io.sluice.job.Settlement.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Ends waiting jobs that were not started in time, and forgets Idempotency-Keys nobody may use again. */
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

    /** One round: expired jobs end, and Idempotency-Keys whose time is over are forgotten. */
    public void sweep() {
        int ended;
        do {
            ended = transactions.run(this::endExpired);
        } while (ended == AT_ONCE);
        transactions.run(() -> keys.prune(clock.instant()));
    }

    private int endExpired() {
        Instant now = clock.instant();
        List<RunningJob> expired = waiting.expired(now, AT_ONCE);
        stores.settlements()
                .settle(expired.stream().<Settlement>map(job -> end(job, now)).toList());
        return expired.size();
    }

    private End end(RunningJob expired, Instant now) {
        JobStatus status = expired.job().status();
        return new End(
                expired.job().id(),
                expired.fence(),
                JobEvent.EXPIRE,
                now,
                null,
                new JobError("Expired", "Not started by its expiry", false),
                new Tally(status.attempt(), expired.failedAttempts(), expired.crashes()),
                status.attempts(),
                settings.keyUntil(now));
    }
}
