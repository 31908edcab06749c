package io.sluice.it.fault;

import io.sluice.it.Client;
import io.sluice.it.FreePorts;
import io.sluice.it.MicroServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Two servers on one PostgreSQL and on a pair of brokers that share a store, of which one serves. */
final class TwoNodes implements Scene, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path work;
    private final Postgres postgres;
    private Broker serving;
    private Broker waiting;
    private final MicroServer one;
    private final MicroServer two;

    TwoNodes() throws IOException {
        work = Files.createTempDirectory(Path.of("target"), "it-nodes-").toAbsolutePath();
        postgres = new Postgres(work.resolve("postgres"));
        int first = FreePorts.block();
        int second = first + 1;
        serving = broker("primary", first, second);
        waiting = broker("backup", second, first);
        String url = "(tcp://127.0.0.1:%d,tcp://127.0.0.1:%d)?ha=true&reconnectAttempts=-1".formatted(first, second);
        one = node("one", url);
        two = node("two", url);
    }

    void start() throws IOException {
        postgres.start();
        serving.start();
        waiting.launch();
        CompletableFuture.allOf(starting(one), starting(two)).join();
    }

    static CompletableFuture<Void> starting(MicroServer node) {
        return CompletableFuture.runAsync(() -> {
            try {
                node.start();
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    @Override
    public Postgres postgres() {
        return postgres;
    }

    @Override
    public List<Client> clients() {
        return List.of(client(one), client(two));
    }

    /** The other takes over; the dead one starts again and waits for its turn. */
    void killServingBroker() throws IOException, InterruptedException {
        Broker dead = serving;
        dead.kill();
        serving = waiting;
        waiting = dead;
        waiting.launch();
    }

    MicroServer one() {
        return one;
    }

    MicroServer two() {
        return two;
    }

    static Client client(MicroServer node) {
        return new Client(node.url(), World.ADMIN_KEY, PATIENCE);
    }

    @Override
    public void close() throws Exception {
        one.kill();
        two.kill();
        serving.close();
        waiting.close();
        postgres.close();
    }

    private Broker broker(String role, int here, int other) throws IOException {
        return new Broker(
                Files.createDirectories(work.resolve(role)),
                work.resolve("store"),
                here,
                BrokerXml.pair(role, here, other));
    }

    private MicroServer node(String name, String brokers) throws IOException {
        Path directory = Files.createDirectories(work.resolve(name));
        Map<String, String> environment = World.environment(directory.resolve("data"), postgres.port());
        environment.put("SLUICE_BROKER_URL", brokers);
        return new MicroServer(directory, environment);
    }
}
