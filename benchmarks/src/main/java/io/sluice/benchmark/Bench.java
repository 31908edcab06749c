package io.sluice.benchmark;

import io.sluice.benchmark.contestant.Archives;
import io.sluice.benchmark.contestant.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private PageOption output;

    int warmupSeconds() {
        return warmup != null ? warmup : quick() ? 10 : 90;
    }

    int passes() {
        return passes != null ? passes : quick() ? 1 : 3;
    }

    boolean quick() {
        return output.quick();
    }

    PageOption output() {
        return output;
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
