package io.sluice.benchmark;

import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** JMH, with its own options. */
@Command(name = "micro", description = "The pure pieces by JMH; what follows -- are its options: micro -- -f 1 Json")
final class MicroCommand implements Callable<Integer> {

    @Parameters(description = "Options of JMH; -h lists them.")
    private List<String> options = List.of();

    @Override
    public Integer call() throws Exception {
        Main.main(options.toArray(String[]::new));
        return 0;
    }
}
