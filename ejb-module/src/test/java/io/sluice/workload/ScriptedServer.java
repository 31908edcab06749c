package io.sluice.workload;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP server on the loopback address that plays a script to every connection, for answers no honest server gives. */
public final class ScriptedServer implements Closeable {

    private final ServerSocket socket;
    private final ForkJoinPool pool = new ForkJoinPool(4);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();

    /** One side of a conversation; a script that returns closes the connection. */
    public interface Script {
        void play(BufferedReader in, OutputStream out) throws IOException;
    }

    public ScriptedServer(Script script) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        pool.execute(() -> accept(script));
    }

    public int port() {
        return socket.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    /** Conversations the other side broke off. */
    public int hangUps() {
        return hangUps.get();
    }

    public static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads up to and including the empty line that ends a header. */
    public static void skipHeader(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                pool.execute(() -> converse(connection, script));
            }
        } catch (IOException closed) {
            pool.shutdown();
        }
    }

    private void converse(Socket connection, Script script) {
        try (connection) {
            script.play(
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1)),
                    connection.getOutputStream());
        } catch (IOException | UncheckedIOException brokenOff) {
            hangUps.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        pool.shutdownNow();
    }
}
