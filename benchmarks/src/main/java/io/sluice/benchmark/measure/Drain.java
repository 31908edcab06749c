package io.sluice.benchmark.measure;

import io.sluice.benchmark.contestant.Contestant;
import io.sluice.benchmark.contestant.Postgres;
import io.sluice.benchmark.contestant.ProbeClient.Runs;
import io.sluice.benchmark.contestant.WallClock;
import java.io.IOException;
import java.sql.SQLException;

/**
 * A backlog of no-op jobs worked off.
 *
 * @param jobs how many there were
 * @param noticedMicros from the moment they were free to run to the first start
 * @param workedMicros from the first start until the last outcome was committed
 * @param cost of both together
 */
public record Drain(int jobs, long noticedMicros, long workedMicros, Cost cost) {

    private static final long PATIENCE_MICROS = 1_800_000_000L;
    private static final long LOOK_EVERY_MILLIS = 20;

    public static Drain of(Contestant contestant, Postgres postgres, int jobs)
            throws IOException, InterruptedException, SQLException {
        contestant.database().execute("VACUUM ANALYZE", "CHECKPOINT");
        contestant.probe().reset();
        contestant.prepare(jobs);
        CostMeter meter = CostMeter.start(postgres, contestant);
        contestant.release();
        long released = WallClock.micros();
        awaitEnd(contestant, jobs, released + PATIENCE_MICROS);
        long ended = WallClock.micros();
        Cost cost = meter.stop();
        long first = contestant.probe().runs().firstMicros();
        return new Drain(jobs, first - released, ended - first, cost);
    }

    /** Jobs a second once the first had started. */
    public double rate() {
        return jobs * 1e6 / workedMicros;
    }

    // The count is free; the table, full of dead rows while it drains, is looked at only at the end.
    private static void awaitEnd(Contestant contestant, int jobs, long deadline)
            throws IOException, InterruptedException, SQLException {
        Runs runs = contestant.probe().runs();
        while (runs.count() < jobs || !contestant.idle()) {
            if (WallClock.micros() > deadline) {
                throw new IllegalStateException("Only " + runs.count() + " of " + jobs + " jobs were run");
            }
            Thread.sleep(runs.count() < jobs ? LOOK_EVERY_MILLIS : 1);
            runs = contestant.probe().runs();
        }
    }
}
