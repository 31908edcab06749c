package io.sluice.benchmark;

import io.sluice.benchmark.report.MicroTable;
import io.sluice.benchmark.report.Surroundings;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** JMH, with its own options. */
@Command(
        name = "micro",
        description = "The pure pieces by JMH; what follows -- are options of JMH: micro --quick -- -f 1 Json")
final class MicroCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private PageOption page;

    @Parameters(description = "Options of JMH.")
    private List<String> options = List.of();

    @Override
    public Integer call() throws Exception {
        CommandLineOptions given = new CommandLineOptions(options.toArray(String[]::new));
        OptionsBuilder all = new OptionsBuilder();
        all.parent(given).shouldFailOnError(true);
        if (page.quick()) {
            all.forks(1).warmupIterations(1).measurementIterations(1).measurementTime(TimeValue.seconds(1));
        }
        List<RunResult> results = List.copyOf(new Runner(all.build()).run());
        page.page(command)
                .replace("micro", Surroundings.machine(page.commandLine(command)) + MicroTable.markdown(results));
        return 0;
    }
}
