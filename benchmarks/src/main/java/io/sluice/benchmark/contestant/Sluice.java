package io.sluice.benchmark.contestant;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code java -jar sluice.jar}, as anybody starts it, with the probe among its handlers. */
public final class Sluice implements Contestant {

    static final String KEY = "sluice_benchmarks-only-012345678901234567890";
    private static final int PATIENCE_SECONDS = 600;

    private final Child child;
    private final Database database;
    private final URI url;
    private final ProbeClient probe;

    private Sluice(Child child, Database database, URI url) {
        this.child = child;
        this.database = database;
        this.url = url;
        this.probe = new ProbeClient(url.resolve("/api/v1/benchmark/"), KEY);
    }

    /** Starts it with its files in the directory; returns once it is ready. */
    public static Sluice start(Archives archives, Database database, Path directory)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> arguments = new ArrayList<>(archives.jvmOptions());
        arguments.addAll(List.of("-jar", archives.server().toAbsolutePath().toString()));
        Child child = Child.java(directory, environment(archives, database, directory, port), arguments);
        Sluice sluice = new Sluice(child, database, URI.create("http://127.0.0.1:" + port));
        sluice.awaitReady();
        return sluice;
    }

    private static Map<String, String> environment(Archives archives, Database database, Path directory, int port)
            throws IOException {
        Path handlers = Files.createDirectories(directory.resolve("handlers"));
        Files.copy(archives.probe(), handlers.resolve("probe.jar"));
        Map<String, String> environment = new HashMap<>();
        environment.put("SLUICE_HTTP_PORT", Integer.toString(port));
        environment.put("SLUICE_DATA_DIR", directory.resolve("data").toString());
        environment.put("SLUICE_HANDLERS_DIR", handlers.toString());
        environment.put("SLUICE_ADMIN_KEY", KEY);
        environment.put("SLUICE_DB_URL", database.url());
        environment.put("SLUICE_DB_USER", Database.USER);
        environment.put("SLUICE_DB_PASSWORD", Database.PASSWORD);
        return environment;
    }

    public URI url() {
        return url;
    }

    public static String key() {
        return KEY;
    }

    @Override
    public String name() {
        return "Sluice";
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public ProbeClient probe() {
        return probe;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void prepare(int jobs) throws SQLException {
        database.begin(Backlog.queued(jobs));
    }

    @Override
    public void release() throws SQLException {
        database.commit();
    }

    @Override
    public boolean idle() throws SQLException {
        return database.holds("NOT EXISTS (SELECT 1 FROM job)");
    }

    @Override
    public void close() throws SQLException {
        child.close();
        database.close();
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/health/ready")).build();
        for (int tries = 0; tries < PATIENCE_SECONDS * 5; tries++) {
            child.requireAlive();
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (ConnectException e) {
                // Not listening yet.
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("The server is not ready");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
