package io.sluice.benchmark;

import io.sluice.benchmark.contestant.Archives;
import io.sluice.benchmark.contestant.Postgres;
import io.sluice.benchmark.report.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command stands on, and the options all of them have. */
final class Bench {

    @Option(names = "--jar", description = "The server to measure; by default the one built beside the benchmarks.")
    private Path jar = Home.directory().resolve("../../ear/target/sluice.jar").normalize();

    @Option(names = "--work", description = "Where databases and processes keep their files; emptied when used.")
    private Path work = Home.directory().resolve("work");

    @Option(
            names = "--jvm",
            description = "An option for the JVM that is measured, for profiling; repeatable. Normally none.")
    private List<String> jvmOptions = List.of();

    @Option(names = "--postgres", description = "name=value, a setting of PostgreSQL beyond durability; repeatable.")
    private Map<String, String> postgresSettings = new HashMap<>();

    @Option(names = "--warmup", description = "Seconds each JVM is kept busy before it is measured.")
    private Integer warmup;

    @Option(names = "--passes", description = "How often all is measured.")
    private Integer passes;

    @Option(names = "--quick", description = "A short warm-up and one pass: shows that it works, not how fast.")
    private boolean quick;

    @Option(
            names = "--page",
            description = "The page whose tables are replaced; by default docs/benchmarks.md, or with --quick a page"
                    + " below target.")
    private Path page;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    Page page() {
        if (page != null) {
            return new Page(page);
        }
        return new Page(
                quick
                        ? Home.directory().resolve("quick-" + command.name() + ".md")
                        : Home.directory().resolve("../../docs/benchmarks.md").normalize());
    }

    Path image(String name) {
        return quick
                ? Home.directory().resolve("quick-" + name)
                : Home.directory().resolve("../../docs/images").normalize().resolve(name);
    }

    /** As it was given. */
    String commandLine() {
        return "java -jar benchmarks/target/benchmarks.jar "
                + String.join(" ", command.commandLine().getParseResult().originalArgs());
    }

    Path raw() {
        return Home.directory().resolve("raw").resolve(command.name() + ".csv");
    }

    int warmupSeconds() {
        return warmup != null ? warmup : quick ? 10 : 90;
    }

    int passes() {
        return passes != null ? passes : quick ? 1 : 3;
    }

    boolean quick() {
        return quick;
    }

    Archives archives() {
        return new Archives(jar, Home.directory().resolve("probe/benchmarks-probe.jar"), jvmOptions);
    }

    Path emptyDirectory(String name) throws IOException {
        Path directory = work.toAbsolutePath().normalize().resolve(name);
        DirectoryTree.delete(directory);
        return Files.createDirectories(directory);
    }

    Postgres postgres() throws IOException, SQLException {
        return Postgres.start(emptyDirectory("postgres"), postgresSettings);
    }
}
