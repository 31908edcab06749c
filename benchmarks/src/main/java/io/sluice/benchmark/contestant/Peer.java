package io.sluice.benchmark.contestant;

import io.sluice.benchmark.peer.PeerKind;
import io.sluice.benchmark.peer.PeerServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the other queues. */
public final class Peer implements Contestant {

    private static final int PATIENCE_SECONDS = 60;

    private final PeerKind kind;
    private final Child child;
    private final Database database;
    private final ProbeClient probe;

    private Peer(PeerKind kind, Child child, Database database, ProbeClient probe) {
        this.kind = kind;
        this.child = child;
        this.database = database;
        this.probe = probe;
    }

    public static Peer start(PeerKind kind, List<String> jvmOptions, Database database, Path directory)
            throws IOException, InterruptedException {
        int port = Sluice.freePort();
        List<String> arguments = new ArrayList<>(jvmOptions);
        arguments.addAll(List.of(
                "-cp",
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString(),
                PeerServer.class.getName(),
                kind.name(),
                Integer.toString(port),
                database.url(),
                Database.USER,
                Database.PASSWORD));
        Child child = Child.java(directory, Map.of(), arguments);
        Peer peer =
                new Peer(kind, child, database, new ProbeClient(URI.create("http://127.0.0.1:" + port + "/"), "none"));
        peer.awaitReady();
        return peer;
    }

    @Override
    public String name() {
        return kind.title();
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
    public void prepare(int jobs) throws IOException, InterruptedException, SQLException {
        probe.pause();
        probe.submitAll(jobs);
        database.execute("VACUUM ANALYZE");
    }

    @Override
    public void release() throws IOException, InterruptedException {
        probe.resume();
    }

    @Override
    public boolean idle() throws SQLException {
        return database.holds(kind.idleCondition());
    }

    @Override
    public void close() throws SQLException {
        child.close();
        database.close();
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int tries = 0; !probe.answers(); tries++) {
            child.requireAlive();
            if (tries > PATIENCE_SECONDS * 10) {
                throw new IllegalStateException(kind.title() + " does not answer");
            }
            Thread.sleep(100);
        }
    }
}
