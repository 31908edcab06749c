package io.sluice.job;

import io.sluice.config.DispatchSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many more jobs may be released to the broker. This node's running count is an estimate that every sweep sets
 * right from the database; being wrong costs a late or a surplus message, never a job.
 */
@ApplicationScoped
public class DispatchWindow {

    private final AtomicInteger released = new AtomicInteger();
    private volatile boolean backlog;
    private volatile Runnable wake = () -> {};
    private int size;

    protected DispatchWindow() {}

    @Inject
    DispatchWindow(DispatchSettings settings) {
        this(settings.window());
    }

    public DispatchWindow(int size) {
        this.size = size;
    }

    /** Called when jobs wait in the database and there is room for them again. */
    public void onRoom(Runnable action) {
        wake = action;
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
        int left = released.updateAndGet(n -> Math.max(0, n - count));
        if (backlog && left <= size / 2) {
            wake.run();
        }
    }

    /** Jobs began to wait in the database: they go before new ones. */
    public void waiting() {
        backlog = true;
        if (room() > size / 2) {
            wake.run();
        }
    }

    /** Sets the estimate right. */
    public void correct(int count) {
        released.set(count);
    }
}
