package io.sluice.benchmark.measure;

import io.sluice.benchmark.contestant.Contestant;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Waits until a contestant has finished everything. */
final class Settled {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long LOOK_EVERY_MILLIS = 20;

    private Settled() {}

    /** Until so many jobs have started since the reset and none is unfinished. */
    static void await(Contestant contestant, int jobs) throws IOException, InterruptedException, SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long count = contestant.probe().runs().count();
        // The count is free; the table, full of dead rows while it drains, is looked at only at the end.
        while (count < jobs || !contestant.idle()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Only " + count + " of " + jobs + " jobs were run");
            }
            Thread.sleep(count < jobs ? LOOK_EVERY_MILLIS : 1);
            count = contestant.probe().runs().count();
        }
    }
}
