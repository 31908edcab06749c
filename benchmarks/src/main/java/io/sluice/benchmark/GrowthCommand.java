package io.sluice.benchmark;

import io.sluice.benchmark.contestant.Postgres;
import io.sluice.benchmark.contestant.Sluice;
import io.sluice.benchmark.growth.Growth;
import io.sluice.benchmark.growth.GrowthPlot;
import io.sluice.benchmark.growth.GrowthResults;
import io.sluice.benchmark.growth.GrowthTable;
import io.sluice.benchmark.growth.Level;
import io.sluice.benchmark.measure.Suite;
import io.sluice.benchmark.report.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sluice with ever more jobs in its tables. */
@Command(name = "growth", description = "Drain rate, API latency and memory as the tables grow; table and plot.")
final class GrowthCommand implements Callable<Integer> {

    private static final String PICTURE =
            "![Drain rate, API latency and memory over the number of queued jobs](images/growth.png)\n\n";

    @Spec
    private CommandSpec command;

    @Mixin
    private Bench bench;

    @Option(names = "--most", description = "Jobs in the largest backlog; by default 1000000, or 100000 with --quick.")
    private Integer most;

    @Override
    public Integer call() throws Exception {
        GrowthResults results = new GrowthResults(bench.output().raw(command));
        try (Postgres postgres = bench.postgres()) {
            String surroundings = Surroundings.markdown(postgres, bench.output().commandLine(command));
            for (int pass = 1; pass <= bench.passes(); pass++) {
                measure(postgres, results);
            }
            String table = new GrowthTable(results).markdown();
            bench.output().page(command).replace("growth", PICTURE + surroundings + table);
            System.out.println(table);
        }
        new GrowthPlot(results).save(bench.output().image("growth.png"));
        return 0;
    }

    private void measure(Postgres postgres, GrowthResults results) throws Exception {
        int largest = most != null ? most : bench.quick() ? 100_000 : 1_000_000;
        try (Sluice sluice =
                Sluice.start(bench.archives(), postgres.database("growth"), bench.emptyDirectory("growth"))) {
            Suite.FULL.warm(sluice, postgres, bench.warmupSeconds());
            Growth growth = new Growth(sluice, results, bench.quick() ? 1 : 5);
            growth.warm(bench.warmupSeconds());
            for (Level level : Level.upTo(largest)) {
                growth.measure(level);
            }
        }
    }
}
