package io.sluice.operations;

import io.sluice.config.ExecutionSettings;
import io.sluice.execution.AttemptKeeper;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Lets a node that stops finish what it runs, for a while; the rest goes back to the queue. */
@ApplicationScoped
public class Drain {

    private static final System.Logger LOG = System.getLogger(Drain.class.getName());
    private static final long LOOK_MILLIS = 50;
    private static final long AFTER_INTERRUPT_SECONDS = 2;

    @Resource
    private ManagedScheduledExecutorService scheduler;

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

    private boolean ended(long millis) {
        if (attempts.drain()) {
            return true;
        }
        CountDownLatch idle = new CountDownLatch(1);
        ScheduledFuture<?> look = scheduler.scheduleWithFixedDelay(
                () -> {
                    if (attempts.drain()) {
                        idle.countDown();
                    }
                },
                LOOK_MILLIS,
                LOOK_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            return idle.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            look.cancel(false);
        }
    }
}
