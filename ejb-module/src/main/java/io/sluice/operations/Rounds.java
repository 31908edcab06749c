package io.sluice.operations;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Repeats work at a fixed delay on the managed scheduler, whatever a single round runs into. */
@ApplicationScoped
public class Rounds {

    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final List<ScheduledFuture<?>> running = new CopyOnWriteArrayList<>();

    void every(Duration delay, String name, Runnable round) {
        running.add(scheduler.scheduleWithFixedDelay(
                () -> once(name, round), delay.toMillis(), delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    void stop() {
        running.forEach(round -> round.cancel(false));
        running.clear();
    }

    // A round that throws would never be repeated: while the database is away every round fails, and must go on.
    private static void once(String name, Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "A round of \"" + name + "\" failed; it is repeated", e);
        }
    }
}
