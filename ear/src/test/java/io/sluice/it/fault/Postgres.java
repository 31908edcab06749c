package io.sluice.it.fault;

import static org.awaitility.Awaitility.await;

import io.sluice.it.FreePorts;
import io.sluice.it.Signals;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.Driver;

/** PostgreSQL as a process that syncs every commit, on one port and one directory whatever happens to it. */
final class Postgres implements AutoCloseable {

    static final String USER = "postgres";
    private static final String DATABASE = "postgres";

    private final Path data;
    private final int port = FreePorts.block();
    private EmbeddedPostgres server;
    private boolean up;

    Postgres(Path data) {
        this.data = data;
    }

    void start() throws IOException {
        // The embedded build switches durability off; a test of crashes needs it on.
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        up = true;
    }

    /** Ends it as a power cut would. Its backends notice by themselves; only then may it start on this directory again. */
    void kill() throws IOException {
        up = false;
        List<ProcessHandle> backends = postmaster().descendants().toList();
        Signals.send("KILL", postmaster().pid());
        await().atMost(Duration.ofSeconds(30)).until(() -> backends.stream().noneMatch(ProcessHandle::isAlive));
        // Nothing is left to stop; what this closes is the lock on the directory.
        server.close();
    }

    void pause() throws IOException {
        up = false;
        signal("STOP", family());
    }

    void resume() throws IOException {
        List<ProcessHandle> children = new ArrayList<>(family());
        // The postmaster last: it clears away children that have ended, which then no signal reaches.
        Collections.reverse(children);
        signal("CONT", children);
        up = true;
    }

    private static void signal(String signal, List<ProcessHandle> processes) {
        for (ProcessHandle process : processes) {
            try {
                Signals.send(signal, process.pid());
            } catch (IllegalStateException e) {
                if (process.isAlive()) {
                    throw e;
                }
            }
        }
    }

    /** Whether it takes part in the world: it is neither dead nor standing still. */
    boolean answers() {
        return up;
    }

    int port() {
        return port;
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** A connection of the auditor's own, past all links that are cut. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("socketTimeout", "30");
        return new Driver().connect(url(port), properties);
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private List<ProcessHandle> family() throws IOException {
        return Stream.concat(Stream.of(postmaster()), postmaster().descendants())
                .toList();
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }
}
