package io.sluice.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Sluice as anybody would run it: {@code java -jar sluice.jar}, told what it needs by its environment. */
final class ServerProcess implements AutoCloseable {
    private static final int USUAL_PORT = 8080;
    private static final int STOP_SECONDS = 40;

    private final Process process;
    private final int port;
    private final DataDirectory data;

    private ServerProcess(Process process, int port, DataDirectory data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    static ServerProcess start(Path jar, DataDirectory data, Map<String, String> settings) throws IOException {
        if (Files.notExists(jar)) {
            throw new IOException(jar + " is missing: run ./demo, which builds it");
        }
        int port = freePort();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-jar", jar.toString());
        builder.environment().putAll(settings);
        builder.environment().put("SLUICE_HTTP_PORT", Integer.toString(port));
        builder.environment().put("SLUICE_DATA_DIR", data.path().toString());
        builder.redirectErrorStream(true).redirectOutput(data.terminal().toFile());
        return new ServerProcess(builder.start(), port, data);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** @throws IOException with what it said last, if it is no longer there */
    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the server ended with exit code " + process.exitValue() + ":\n"
                    + Files.readString(data.terminal()).stripTrailing());
        }
    }

    /** Asks it to stop, which takes its time: running work is handed back, the broker closes its journal. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket usual = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return usual.getLocalPort();
        } catch (IOException taken) {
            try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return other.getLocalPort();
            }
        }
    }
}
