package io.sluice.benchmark;

import io.sluice.benchmark.contestant.Contestant;
import io.sluice.benchmark.contestant.Postgres;
import io.sluice.benchmark.measure.Part;
import io.sluice.benchmark.measure.Suite;
import io.sluice.benchmark.report.ComparisonTable;
import io.sluice.benchmark.report.ReachTable;
import io.sluice.benchmark.report.Results;
import io.sluice.benchmark.report.Surroundings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sluice beside its peers: each in turn, in a process and a database of its own, on one PostgreSQL. */
@Command(name = "compare", description = "Measures all contestants and writes the table.")
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private Bench bench;

    @Option(names = "--only", split = ",", description = "Who is measured: ${COMPLETION-CANDIDATES}.")
    private List<ContestantName> contestants = List.of(ContestantName.values());

    @Option(names = "--parts", split = ",", description = "What is measured: ${COMPLETION-CANDIDATES}.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Override
    public Integer call() throws Exception {
        Results results = new Results(bench.output().raw(command));
        try (Postgres postgres = bench.postgres()) {
            String surroundings = Surroundings.markdown(postgres, bench.output().commandLine(command));
            for (int pass = 1; pass <= bench.passes(); pass++) {
                for (ContestantName contestant : contestants) {
                    measure(contestant, pass, postgres, results);
                }
            }
            String tables = new ReachTable(results).markdown() + "\n" + new ComparisonTable(results).markdown();
            bench.output().page(command).replace("compare", surroundings + tables);
            System.out.println(tables);
        }
        return 0;
    }

    // One at a time: those that wait would take processor time from the one that is measured.
    private void measure(ContestantName name, int pass, Postgres postgres, Results results) throws Exception {
        Suite suite = bench.quick() ? Suite.QUICK : Suite.FULL;
        try (Contestant contestant = name.start(bench, postgres)) {
            System.out.println("pass " + pass + ", " + contestant.name());
            suite.warm(contestant, postgres, bench.warmupSeconds());
            suite.measure(contestant, postgres, parts, results.of(contestant.name(), pass));
        }
    }
}
