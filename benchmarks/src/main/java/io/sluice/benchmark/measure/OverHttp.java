package io.sluice.benchmark.measure;

import io.sluice.benchmark.contestant.Postgres;
import io.sluice.benchmark.contestant.Sluice;
import io.sluice.benchmark.load.Call;
import io.sluice.benchmark.load.HttpLoad;
import io.sluice.benchmark.load.LoadResult;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** What callers over HTTP meet: only Sluice has such. */
final class OverHttp {

    private static final String JSON = "application/json";
    private static final String JOB = "{\"type\":\"benchmark.numbered\",\"payload\":{\"n\":-1}}";
    private static final int BULK_LINES = 2_000;
    private static final int BULK_CONNECTIONS = 2;
    private static final Call NOOP = Call.post("/api/v1/benchmark/noop", JSON, JOB);
    private static final Call SINGLE = Call.post("/api/v1/jobs", JSON, JOB);
    private static final Call BULK =
            Call.post("/api/v1/jobs/bulk", "application/x-ndjson", (JOB + "\n").repeat(BULK_LINES));

    private static final Map<Integer, Metric> NOOPS =
            Map.of(1, Metric.HTTP_NOOP_1, 32, Metric.HTTP_NOOP_32, 256, Metric.HTTP_NOOP_256);
    private static final Map<Integer, Metric> HELD =
            Map.of(1, Metric.HTTP_HELD_1, 32, Metric.HTTP_HELD_32, 256, Metric.HTTP_HELD_256);
    private static final Map<Integer, Metric> RUNNING =
            Map.of(1, Metric.HTTP_1, 32, Metric.HTTP_32, 256, Metric.HTTP_256);

    private final Sluice sluice;
    private final Postgres postgres;
    private final HttpLoad load;
    private final double seconds;

    OverHttp(Sluice sluice, Postgres postgres, HttpLoad load, double seconds) {
        this.sluice = sluice;
        this.postgres = postgres;
        this.load = load;
        this.seconds = seconds;
    }

    void measure(Figures figures) throws IOException, InterruptedException, SQLException {
        for (int connections : new int[] {1, 32, 256}) {
            figures.add(
                    NOOPS.get(connections), load.run(NOOP, connections, seconds).rate());
            figures.add(HELD.get(connections), held(SINGLE, connections, 1));
            figures.add(RUNNING.get(connections), running(connections));
        }
        figures.add(Metric.HTTP_BULK, held(BULK, BULK_CONNECTIONS, BULK_LINES));
        shares(figures);
    }

    /** Compiles the paths that are measured. */
    void warm() throws IOException, InterruptedException, SQLException {
        load.run(NOOP, 32, seconds);
        running(32);
        held(BULK, BULK_CONNECTIONS, BULK_LINES);
    }

    /** Who uses the processors when they are all in use. */
    private void shares(Figures figures) throws IOException, InterruptedException, SQLException {
        CostMeter noopMeter = CostMeter.start(postgres, sluice);
        int noops = load.run(NOOP, 256, seconds).requests();
        Cost noop = noopMeter.stop();
        figures.add(Metric.HTTP_NOOP_256_APPLICATION_CPU, (double) noop.applicationCpuMicros() / noops);
        figures.add(Metric.HTTP_NOOP_256_BENCH_CPU, (double) noop.benchCpuMicros() / noops);
        tidy();
        sluice.probe().pause();
        CostMeter meter = CostMeter.start(postgres, sluice);
        int jobs = load.run(SINGLE, 256, seconds).requests();
        Cost cost = meter.stop();
        sluice.probe().resume();
        Settled.await(sluice, jobs);
        figures.add(Metric.HTTP_HELD_256_APPLICATION_CPU, (double) cost.applicationCpuMicros() / jobs);
        figures.add(Metric.HTTP_HELD_256_DATABASE_CPU, (double) cost.databaseCpuMicros() / jobs);
        figures.add(Metric.HTTP_HELD_256_BENCH_CPU, (double) cost.benchCpuMicros() / jobs);
    }

    private double running(int connections) throws IOException, InterruptedException, SQLException {
        tidy();
        LoadResult result = load.run(SINGLE, connections, seconds);
        Settled.await(sluice, result.requests());
        return result.rate();
    }

    private double held(Call call, int connections, int jobsPerCall)
            throws IOException, InterruptedException, SQLException {
        tidy();
        sluice.probe().pause();
        LoadResult result = load.run(call, connections, seconds);
        sluice.probe().resume();
        Settled.await(sluice, result.requests() * jobsPerCall);
        return result.rate() * jobsPerCall;
    }

    private void tidy() throws IOException, InterruptedException, SQLException {
        sluice.database().execute("VACUUM ANALYZE", "CHECKPOINT");
        sluice.probe().reset();
    }
}
