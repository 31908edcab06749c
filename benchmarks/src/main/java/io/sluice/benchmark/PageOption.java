package io.sluice.benchmark;

import io.sluice.benchmark.report.Page;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where results go, and whether they are meant seriously. */
final class PageOption {

    @Option(names = "--quick", description = "Short and once: shows that it works, not how fast.")
    private boolean quick;

    @Option(
            names = "--page",
            description = "The page whose tables are replaced; by default docs/benchmarks.md, or with --quick a page"
                    + " below target.")
    private Path page;

    boolean quick() {
        return quick;
    }

    Page page(CommandSpec command) {
        if (page != null) {
            return new Page(page);
        }
        Path home = Home.directory();
        return new Page(
                quick
                        ? home.resolve("quick-" + command.name() + ".md")
                        : home.resolve("../../docs/benchmarks.md").normalize());
    }

    Path image(String name) {
        Path home = Home.directory();
        return quick
                ? home.resolve("quick-" + name)
                : home.resolve("../../docs/images").normalize().resolve(name);
    }

    /** Every single value, as CSV. */
    Path raw(CommandSpec command) {
        return Home.directory().resolve("raw").resolve(command.name() + ".csv");
    }

    /** As it was given. */
    String commandLine(CommandSpec command) {
        return "java -jar benchmarks/target/benchmarks.jar "
                + String.join(" ", command.commandLine().getParseResult().originalArgs());
    }
}
