package io.sluice.benchmark;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        subcommands = {CompareCommand.class, DrainCommand.class, GrowthCommand.class, MicroCommand.class})
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }
}
