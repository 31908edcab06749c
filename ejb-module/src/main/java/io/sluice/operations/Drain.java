package io.sluice.operations;

import io.sluice.config.ExecutionSettings;
import io.sluice.execution.AttemptKeeper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a node that stops finish what it runs, for a while; the rest goes back to the queue. */
@ApplicationScoped
public class Drain {

    private static final System.Logger LOG = System.getLogger(Drain.class.getName());
    private static final long LOOK_MILLIS = 50;
    private static final long AFTER_INTERRUPT_SECONDS = 2;

    private AttemptKeeper attempts;
    private ExecutionSettings settings;

    protected Drain() {}

    @Inject
    Drain(AttemptKeeper attempts, ExecutionSettings settings) {
        this.attempts = attempts;
        this.settings = settings;
    }

    void run() {
        if (!ended(settings.drain().toMillis())) {
            LOG.log(System.Logger.Level.WARNING, "Attempts still running after {0} are interrupted", settings.drain());
            attempts.interruptAll();
            ended(TimeUnit.SECONDS.toMillis(AFTER_INTERRUPT_SECONDS));
        }
    }

    // On this thread: the managed executors take no more work of an application that stops.
    private boolean ended(long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        CountDownLatch pause = new CountDownLatch(1);
        try {
            while (!attempts.drain()) {
                if (System.nanoTime() - until > 0) {
                    return false;
                }
                pause.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
