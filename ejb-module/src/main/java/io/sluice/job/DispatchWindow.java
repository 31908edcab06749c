package io.sluice.job;

import io.sluice.config.DispatchSettings;
import io.sluice.config.ExecutionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many more jobs may be released to the broker: what the workers take within two seconds, so that what comes in late
 * with a high priority waits no longer than that, and never more than the setting. This node's running count is an
 * estimate that every sweep sets
 * right from the database; being wrong costs a late or a surplus message, never a job.
 */
@ApplicationScoped
public class DispatchWindow {

    private static final Duration AHEAD = Duration.ofSeconds(2);

    private final AtomicInteger released = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean backlog;
    private volatile Runnable wake = () -> {};
    private volatile Runnable claim = () -> {};
    private volatile int size;
    private int least;
    private int most;

    protected DispatchWindow() {}

    @Inject
    DispatchWindow(DispatchSettings settings, ExecutionSettings execution) {
        this(Math.min(settings.window(), 4 * execution.concurrency()), settings.window());
    }

    /** A window of constant size. */
    public DispatchWindow(int size) {
        this(size, size);
    }

    /** A window that follows the workers between two sizes. */
    DispatchWindow(int least, int most) {
        this.least = least;
        this.most = most;
        this.size = least;
    }

    /** Called when jobs wait in the database and there is room for them again. */
    public void onRoom(Runnable action) {
        wake = action;
    }

    /** Called when workers have taken jobs. */
    public void onClaim(Runnable action) {
        claim = action;
    }

    /** Jobs released and not yet claimed, as far as this node knows. */
    public int released() {
        return released.get();
    }

    /** Room for a new job that need not wait behind any in the database: takes one place if so. */
    public boolean tryRelease() {
        if (backlog) {
            return false;
        }
        if (released.getAndUpdate(n -> n < size ? n + 1 : n) < size) {
            return true;
        }
        backlog = true;
        return false;
    }

    /** Places free right now, zero or more. */
    public int room() {
        return Math.max(0, size - released.get());
    }

    /** Jobs were released from the database; {@code more} tells whether others are still waiting there. */
    public void released(int count, boolean more) {
        released.addAndGet(count);
        backlog = more;
    }

    /** Jobs left the window because a worker took them. */
    public void claimed(int count) {
        taken.addAndGet(count);
        int left = released.updateAndGet(n -> Math.max(0, n - count));
        if (backlog && left <= size / 2) {
            wake.run();
        }
        claim.run();
    }

    /** Jobs began to wait in the database: they go before new ones. */
    public void waiting() {
        backlog = true;
        if (room() > size / 2) {
            wake.run();
        }
    }

    /** Follows the workers: what they took since the last call tells what they will take. Grows at once, shrinks slowly. */
    public void adapt(Duration since) {
        long pace = taken.getAndSet(0) * AHEAD.toMillis() / Math.max(1, since.toMillis());
        long wanted = Math.max(pace, size - size / 8);
        size = (int) Math.max(least, Math.min(most, wanted));
    }

    /** Sets the estimate right. */
    public void correct(int count) {
        released.set(count);
    }
}
