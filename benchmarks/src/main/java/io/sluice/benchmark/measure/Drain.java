package io.sluice.benchmark.measure;

import io.sluice.benchmark.contestant.Contestant;
import io.sluice.benchmark.contestant.Postgres;
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

    static void report(Contestant contestant, Postgres postgres, int jobs, Figures figures)
            throws IOException, InterruptedException, SQLException {
        Drain drain = of(contestant, postgres, jobs);
        figures.add(Metric.DRAIN, drain.rate());
        figures.add(Metric.DRAIN_NOTICED, drain.noticedMicros / 1e3);
        figures.add(Metric.DRAIN_APPLICATION_CPU, (double) drain.cost.applicationCpuMicros() / jobs);
        figures.add(Metric.DRAIN_DATABASE_CPU, (double) drain.cost.databaseCpuMicros() / jobs);
        figures.add(Metric.DRAIN_WAL, (double) drain.cost.walBytes() / jobs);
    }

    public static Drain of(Contestant contestant, Postgres postgres, int jobs)
            throws IOException, InterruptedException, SQLException {
        contestant.database().execute("VACUUM ANALYZE", "CHECKPOINT");
        contestant.probe().reset();
        contestant.prepare(jobs);
        CostMeter meter = CostMeter.start(postgres, contestant);
        contestant.release();
        long released = WallClock.micros();
        Settled.await(contestant, jobs);
        long ended = WallClock.micros();
        Cost cost = meter.stop();
        long first = contestant.probe().runs().firstMicros();
        return new Drain(jobs, first - released, ended - first, cost);
    }

    /** Jobs a second once the first had started. */
    public double rate() {
        return jobs * 1e6 / workedMicros;
    }
}
