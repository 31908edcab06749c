package io.sluice.submission;

import io.sluice.config.DispatchSettings;
import io.sluice.config.ManagedThreads;
import io.sluice.config.Transactions;
import io.sluice.job.DispatchStore;
import io.sluice.job.DispatchWindow;
import io.sluice.job.Released;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Moves work from the database to the broker, never more than the window holds.
 *
 * <ol>
 *   <li>A new job is released by its own submission while there is room and nothing waits before it.
 *   <li>Otherwise it waits in the database; it is released by priority and age when workers have made room.
 *   <li>Every sweep queues what has become due, and about once a second takes back what was released but not claimed
 *       in time: its message was lost with a broker or a server.
 * </ol>
 */
@ApplicationScoped
public class Dispatcher {

    private static final int PROMOTED_AT_ONCE = 1_000;
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(1);

    @Inject
    private ManagedThreads executor;

    private final ReentrantLock releasing = new ReentrantLock();
    private DispatchStore store;
    private DispatchWindow window;
    private DoorbellPublisher doorbell;
    private Transactions transactions;
    private DispatchSettings settings;
    private Clock clock;
    private Instant housekept = Instant.EPOCH;
    private Instant swept = Instant.EPOCH;

    protected Dispatcher() {}

    @Inject
    Dispatcher(
            DispatchStore store,
            DispatchWindow window,
            DoorbellPublisher doorbell,
            Transactions transactions,
            DispatchSettings settings,
            Clock clock) {
        this.store = store;
        this.window = window;
        this.doorbell = doorbell;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    public void start() {
        window.onRoom(this::releaseSoon);
        window.onClaim(doorbell::taken);
    }

    /** New jobs are committed. */
    void stored(SubmissionTransaction.Result result) {
        doorbell.ring(result.released());
        if (result.waiting()) {
            window.waiting();
        }
    }

    /** One round: what is due, what is lost, what there is room for. */
    public void sweep() {
        Instant now = clock.instant();
        window.adapt(Duration.between(swept, now));
        swept = now;
        promote(now);
        if (!now.isBefore(housekept.plus(HOUSEKEEPING)) || now.isBefore(housekept)) {
            housekept = now;
            transactions.run(() -> store.lapse(now));
            window.correct(transactions.run(store::released));
        }
        release();
    }

    private void promote(Instant now) {
        int promoted;
        do {
            promoted = transactions.run(() -> store.promote(now, PROMOTED_AT_ONCE));
        } while (promoted == PROMOTED_AT_ONCE);
    }

    private void releaseSoon() {
        // Whoever holds the lock is releasing already.
        if (!releasing.isLocked()) {
            try {
                executor.execute(this::release);
            } catch (RuntimeException e) {
                // Rejected, or the container is already gone. The server stops: other nodes, or the next start, release
                // what waits.
                return;
            }
        }
    }

    private void release() {
        if (!releasing.tryLock()) {
            return;
        }
        try {
            int room = window.room();
            // A broker that takes no messages gets no more work released to it.
            if (room > 0 && doorbell.pending() < settings.window()) {
                Instant until = clock.instant().plus(settings.release());
                List<Released> jobs = transactions.run(() -> store.release(until, room));
                window.released(jobs.size(), jobs.size() == room);
                doorbell.ring(jobs);
            }
        } finally {
            releasing.unlock();
        }
    }
}
