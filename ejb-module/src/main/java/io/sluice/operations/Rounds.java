package io.sluice.operations;

import io.sluice.config.ManagedThreads;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Repeats work at a fixed delay, whatever a single round runs into. The scheduler only keeps the time: it has one thread,
 * and a round that waits for a lost broker must not keep another from renewing leases.
 */
@ApplicationScoped
public class Rounds {

    private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private ManagedThreads threads;

    private final List<ScheduledFuture<?>> running = new CopyOnWriteArrayList<>();

    void every(Duration delay, String name, Runnable round) {
        Repeated repeated = new Repeated(name, round);
        running.add(scheduler.scheduleWithFixedDelay(
                repeated::tick, delay.toMillis(), delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    void stop() {
        running.forEach(round -> round.cancel(false));
        running.clear();
    }

    /** One kind of round: never two of it at a time. */
    private final class Repeated {
        private final String name;
        private final Runnable round;
        private Future<?> latest;

        Repeated(String name, Runnable round) {
            this.name = name;
            this.round = round;
        }

        // What throws here would never be repeated: while the database is away every round fails, and must go on.
        void tick() {
            try {
                if (latest == null || latest.isDone()) {
                    latest = CompletableFuture.runAsync(this::once, threads);
                }
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, () -> "No thread for a round of \"" + name + "\"", e);
            }
        }

        private void once() {
            try {
                round.run();
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.WARNING, () -> "A round of \"" + name + "\" failed; it is repeated", e);
            }
        }
    }
}
