package io.sluice.benchmark.measure;

import io.sluice.benchmark.contestant.Contestant;
import io.sluice.benchmark.contestant.Postgres;
import io.sluice.benchmark.load.Percentile;
import java.io.IOException;
import java.sql.SQLException;

/** What callers inside the contestant's process meet. */
final class InProcess {

    private static final int CALLERS = 32;
    private static final int IDLE_EVERY_MICROS = 100_000;
    private static final int LOADED_SECONDS = 10;

    private final Contestant contestant;
    private final Postgres postgres;
    private final Figures figures;

    InProcess(Contestant contestant, Postgres postgres, Figures figures) {
        this.contestant = contestant;
        this.postgres = postgres;
        this.figures = figures;
    }

    /** Taking jobs in, while none is run. */
    void submission(int jobs) throws IOException, InterruptedException, SQLException {
        figures.add(
                Metric.SUBMIT_IN_PROCESS,
                jobs * 1e9 / held(jobs, () -> contestant.probe().submit(jobs, CALLERS)));
        figures.add(
                Metric.SUBMIT_IN_PROCESS_MANY,
                jobs * 1e9 / held(jobs, () -> contestant.probe().submitAll(jobs)));
    }

    /** Answers the rate. */
    double endToEnd(int jobs) throws IOException, InterruptedException, SQLException {
        tidy();
        CostMeter meter = CostMeter.start(postgres, contestant);
        contestant.probe().submit(jobs, CALLERS);
        Settled.await(contestant, jobs);
        Cost cost = meter.stop();
        double rate = jobs * 1e9 / cost.nanos();
        figures.add(Metric.END_TO_END, rate);
        figures.add(Metric.END_TO_END_APPLICATION_CPU, (double) cost.applicationCpuMicros() / jobs);
        figures.add(Metric.END_TO_END_DATABASE_CPU, (double) cost.databaseCpuMicros() / jobs);
        figures.add(Metric.END_TO_END_WAL, (double) cost.walBytes() / jobs);
        return rate;
    }

    void idleLatency(int jobs) throws IOException, InterruptedException, SQLException {
        tidy();
        long[] sorted = contestant.probe().latency(jobs, IDLE_EVERY_MICROS, 1);
        figures.add(Metric.IDLE_P50, Percentile.of(sorted, 50) / 1e6);
        figures.add(Metric.IDLE_P99, Percentile.of(sorted, 99) / 1e6);
        Settled.await(contestant, jobs);
    }

    void loadedLatency(double rate) throws IOException, InterruptedException, SQLException {
        tidy();
        int jobs = (int) (rate * LOADED_SECONDS);
        long[] sorted = contestant.probe().latency(jobs, (int) (1e6 / rate), CALLERS);
        figures.add(Metric.LOADED_RATE, rate);
        figures.add(Metric.LOADED_P50, Percentile.of(sorted, 50) / 1e6);
        figures.add(Metric.LOADED_P99, Percentile.of(sorted, 99) / 1e6);
        Settled.await(contestant, jobs);
    }

    private void tidy() throws IOException, InterruptedException, SQLException {
        contestant.database().execute("VACUUM ANALYZE", "CHECKPOINT");
        contestant.probe().reset();
    }

    private interface Submission {
        long nanos() throws IOException, InterruptedException;
    }

    private long held(int jobs, Submission submission) throws IOException, InterruptedException, SQLException {
        tidy();
        contestant.probe().pause();
        long nanos = submission.nanos();
        contestant.probe().resume();
        Settled.await(contestant, jobs);
        return nanos;
    }
}
