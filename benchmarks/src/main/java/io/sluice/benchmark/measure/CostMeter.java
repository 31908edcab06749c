package io.sluice.benchmark.measure;

import io.sluice.benchmark.contestant.Contestant;
import io.sluice.benchmark.contestant.Postgres;
import io.sluice.benchmark.contestant.ProcessFiles;
import java.io.IOException;
import java.sql.SQLException;

/** Tells what was used between two moments. */
public final class CostMeter {

    private final Postgres postgres;
    private final long application;
    private final Cost begin;

    private CostMeter(Postgres postgres, long application) throws IOException, SQLException {
        this.postgres = postgres;
        this.application = application;
        this.begin = now();
    }

    public static CostMeter start(Postgres postgres, Contestant contestant) throws IOException, SQLException {
        return new CostMeter(postgres, contestant.pid());
    }

    public Cost stop() throws IOException, SQLException {
        return now().minus(begin);
    }

    private Cost now() throws IOException, SQLException {
        return new Cost(
                System.nanoTime(),
                ProcessFiles.cpuMicros(application),
                postgres.cpuMicros(),
                ProcessFiles.cpuMicros(ProcessHandle.current().pid()),
                postgres.walBytes());
    }
}
