package io.sluice.it.fault;

import static org.awaitility.Awaitility.await;

import io.sluice.it.Child;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An Artemis of one's own, in a process of its own. */
final class Broker implements AutoCloseable {

    private final Path directory;
    private final int port;
    private final Path configuration;
    private Child child;

    /**
     * @param data where its journal is
     * @param cluster what broker.xml says of other brokers; empty when there is none
     */
    Broker(Path directory, Path data, int port, String cluster) throws IOException {
        this.directory = directory;
        this.port = port;
        this.configuration = BrokerXml.write(directory, data, port, cluster);
    }

    /** Returns once it takes connections. */
    void start() throws IOException {
        launch();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(this::listens);
    }

    /** Starts the process only: a backup takes no connections until its primary is gone. */
    void launch() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        child = Child.start(
                List.of(java, "-Xmx256m", "-cp", classes, BrokerMain.class.getName(), configuration.toString()),
                Map.of(),
                directory,
                directory.resolve("terminal.txt"));
    }

    boolean isAlive() {
        return child != null && child.isAlive();
    }

    void kill() throws InterruptedException {
        child.kill();
    }

    int port() {
        return port;
    }

    boolean listens() {
        if (!child.isAlive()) {
            throw new IllegalStateException("The broker has ended; see " + child.output());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (isAlive()) {
            kill();
        }
    }
}
