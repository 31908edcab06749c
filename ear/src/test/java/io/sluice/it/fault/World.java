package io.sluice.it.fault;

import io.sluice.it.Client;
import io.sluice.it.FreePorts;
import io.sluice.it.MicroServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One server and what it stands on, each a process that can be broken, with breakable links between them. */
final class World implements Scene, AutoCloseable {

    static final String ADMIN_KEY = "sluice_fault-suite-only-0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path work;
    private final Postgres postgres;
    private final BrokerDisk disk;
    private final Broker broker;
    private final MachineClock clock;
    private final Link toDatabase;
    private final Link toBroker;
    private final MicroServer server;
    private boolean alone;
    private boolean serves;

    World() throws IOException {
        work = Files.createTempDirectory(Path.of("target"), "it-fault-").toAbsolutePath();
        postgres = new Postgres(work.resolve("postgres"));
        disk = new BrokerDisk(work.resolve("broker-disk"));
        clock = new MachineClock(work.resolve("machine"));
        broker = new Broker(Files.createDirectories(work.resolve("broker")), disk.directory(), FreePorts.block(), "");
        toDatabase = new Link(FreePorts.block(), postgres.port());
        toBroker = new Link(FreePorts.block(), broker.port());
        server = new MicroServer(
                Files.createDirectories(work.resolve("server")), environment(work.resolve("data"), toDatabase.port()));
    }

    /** Starts all but the server, which starts as the first fault wants it. */
    void start() throws Exception {
        postgres.start();
        broker.start();
    }

    /** Sees to it that the server runs alone, or on the broker outside. */
    void serve(boolean wanted) throws Exception {
        if (serves && alone != wanted) {
            server.stop();
            serves = false;
        }
        if (!serves && wanted) {
            startAlone();
        } else if (!serves) {
            startServer();
        }
    }

    /** The server on the broker outside, by the true clock. */
    void startServer() throws Exception {
        clock.environment().keySet().forEach(server::unset);
        server.set("SLUICE_BROKER_URL", "tcp://127.0.0.1:" + toBroker.port());
        alone = false;
        server.start();
        serves = true;
    }

    /** One machine: the server with its broker inside, both by a clock that can jump. */
    private void startAlone() throws Exception {
        clock.environment().forEach(server::set);
        server.unset("SLUICE_BROKER_URL");
        alone = true;
        server.start();
        serves = true;
    }

    @Override
    public Postgres postgres() {
        return postgres;
    }

    BrokerDisk disk() {
        return disk;
    }

    Broker broker() {
        return broker;
    }

    MachineClock clock() {
        return clock;
    }

    Link toDatabase() {
        return toDatabase;
    }

    Link toBroker() {
        return toBroker;
    }

    MicroServer server() {
        return server;
    }

    @Override
    public List<Client> clients() {
        return List.of(new Client(server.url(), ADMIN_KEY, PATIENCE));
    }

    @Override
    public void close() throws Exception {
        try (postgres;
                disk;
                broker;
                toDatabase;
                toBroker) {
            server.kill();
        }
    }

    static Map<String, String> environment(Path data, int databasePort) {
        Map<String, String> environment = new HashMap<>();
        // These servers are started often and live shortly: the second compiler never pays for itself.
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        environment.put("SLUICE_DATA_DIR", data.toString());
        environment.put("SLUICE_ADMIN_KEY", ADMIN_KEY);
        environment.put("SLUICE_DB_URL", Postgres.url(databasePort));
        environment.put("SLUICE_DB_USER", Postgres.USER);
        environment.put("SLUICE_DB_PASSWORD", "postgres");
        environment.put("SLUICE_BROKER_USER", BrokerMain.USER);
        environment.put("SLUICE_BROKER_PASSWORD", BrokerMain.PASSWORD);
        environment.put("SLUICE_OUTBOUND_ALLOW", "127.0.0.0/8");
        // Else what no node here knows waits five minutes for one that does, and would count as stuck.
        environment.put("SLUICE_EXECUTION_UNKNOWN_TYPE", "PT2S");
        environment.put(
                "SLUICE_HANDLERS_DIR",
                Path.of("../examples/ledger-handler/target")
                        .toAbsolutePath()
                        .normalize()
                        .toString());
        return environment;
    }
}
