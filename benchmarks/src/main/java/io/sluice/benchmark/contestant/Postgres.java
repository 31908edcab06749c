package io.sluice.benchmark.contestant;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one PostgreSQL all contestants of a run store their jobs in, durable as for production. */
public final class Postgres implements AutoCloseable {

    /** The embedded build switches durability off. */
    public static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    private static final int COMMITS = 500;

    private final EmbeddedPostgres server;
    private final Database administration;
    private final long pid;

    private Postgres(EmbeddedPostgres server) throws IOException, SQLException {
        this.server = server;
        this.administration = new Database(url("postgres"));
        this.pid = ProcessFiles.parent(administration.number("SELECT pg_backend_pid()"));
    }

    public static Postgres start(Path directory, Map<String, String> settings) throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setOverrideWorkingDirectory(
                        directory.resolveSibling("postgres-binaries").toFile());
        Map<String, String> all = new LinkedHashMap<>(DURABLE);
        all.putAll(settings);
        all.forEach(builder::setServerConfig);
        return new Postgres(builder.start());
    }

    /** A new, empty database. */
    public Database database(String name) throws SQLException {
        administration.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)", "CREATE DATABASE " + name);
        return new Database(url(name));
    }

    public void drop(String name) throws SQLException {
        administration.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    /** Microseconds of processor time all its processes have used. */
    public long cpuMicros() throws IOException {
        return ProcessFiles.cpuMicrosOfFamily(pid);
    }

    /** Bytes of write-ahead log written since the server was made. */
    public long walBytes() throws SQLException {
        return administration.number("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    public String setting(String name) throws SQLException {
        return administration.value("SHOW " + name);
    }

    /** How long one durable commit takes: what every queue on it has to live with. */
    public double commitMillis() throws SQLException {
        administration.execute("CREATE TABLE IF NOT EXISTS bench_commit (n bigint)");
        long begun = System.nanoTime();
        for (int i = 0; i < COMMITS; i++) {
            administration.execute("INSERT INTO bench_commit VALUES (1)");
        }
        return (System.nanoTime() - begun) / 1e6 / COMMITS;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    @Override
    public void close() throws IOException, SQLException {
        administration.close();
        server.close();
    }
}
