package io.sluice.benchmark.report;

import io.sluice.benchmark.contestant.Postgres;
import io.sluice.benchmark.peer.PeerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where and with what a run was made: figures mean little without. */
public final class Surroundings {

    private static final List<String> POSTGRES_SETTINGS = List.of(
            "fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size", "wal_compression");

    private Surroundings() {}

    /** The machine, the database, the peers. */
    public static String markdown(Postgres postgres, String command) throws IOException, SQLException {
        String settings = POSTGRES_SETTINGS.stream()
                .map(name -> name + "=" + setting(postgres, name))
                .collect(Collectors.joining(", "));
        String database = row(
                "PostgreSQL",
                postgres.setting("server_version") + "; " + settings
                        + String.format(Locale.ROOT, "; a commit takes %.2f ms", postgres.commitMillis()));
        String peers = Arrays.stream(PeerKind.values())
                .map(peer -> row(peer.title(), peer.version() + "; " + peer.settings()))
                .collect(Collectors.joining());
        return rows(command) + database + peers + "\n";
    }

    /** Only the machine. */
    public static String machine(String command) throws IOException {
        return rows(command) + "\n";
    }

    private static String rows(String command) throws IOException {
        String java = System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
        return "| | |\n| --- | --- |\n"
                + row("date", LocalDate.now(ZoneOffset.UTC).toString())
                + row("machine", machine())
                + row("Java", java)
                + row("command", "`" + command + "`");
    }

    private static String setting(Postgres postgres, String name) {
        try {
            return postgres.setting(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String machine() throws IOException {
        return Runtime.getRuntime().availableProcessors() + " cores of " + line("/proc/cpuinfo", "model name") + ", "
                + memory() + " GB, " + System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    private static long memory() throws IOException {
        return Math.round(Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024.0 / 1024);
    }

    private static String line(String file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        }
    }

    private static String row(String name, String value) {
        return "| " + name + " | " + value + " |\n";
    }
}
