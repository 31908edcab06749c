package io.sluice.config;

import io.sluice.shared.SynchronisedClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Keeps this node's clock with the database's: leases, due times and releases are written by one node and judged by
 * another, so all must go by the same clock.
 */
@ApplicationScoped
public class DatabaseTime {

    private static final System.Logger LOG = System.getLogger(DatabaseTime.class.getName());

    private TimeStore store;
    private SynchronisedClock clock;

    protected DatabaseTime() {}

    @Inject
    DatabaseTime(TimeStore store, SynchronisedClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One round; the first comes before anything that reads the clock. */
    public void round() {
        TimeStore.Sample sample = store.read();
        Duration step = clock.synchronise(sample.said(), sample.asked(), sample.answered());
        if (!step.isZero()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The clock was set by {0} to that of the database: one of the two was wrong, or this node slept",
                    step);
        }
    }
}
