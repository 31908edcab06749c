package io.sluice.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What the launcher needs to know, checked before anything is touched. The application reads the rest by itself. */
record Settings(
        InetAddress httpHost,
        int httpPort,
        int httpThreads,
        int concurrency,
        int databaseConnections,
        int brokerConnections,
        Path dataDirectory,
        Optional<Path> handlers,
        Database database,
        Optional<String> adminKey) {

    static Settings from(Surroundings surroundings) {
        InetAddress host = host(surroundings.text("sluice.http.host").orElse("127.0.0.1"));
        Path data = directory(
                "SLUICE_DATA_DIR", surroundings.text("sluice.data.dir").orElse("sluice-data"));
        int concurrency = surroundings.number("sluice.execution.concurrency", 16, 1, 1_000);
        return new Settings(
                host,
                port(host, surroundings.number("sluice.http.port", 8080, 0, 65_535)),
                surroundings.number("sluice.http.threads", 64, 4, 2_000),
                concurrency,
                surroundings.number("sluice.db.pool.size", 32, 4, 1_000),
                surroundings.number("sluice.broker.pool.size", 16, 1, 1_000),
                data,
                surroundings.text("sluice.handlers.dir").map(Settings::handlers),
                Database.from(surroundings, data),
                surroundings.text("sluice.admin.key"));
    }

    private static InetAddress host(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw StartFailure.wrongSetting(
                    "SLUICE_HTTP_HOST is \"%s\", which is no address of this machine: give 127.0.0.1 or 0.0.0.0"
                            .formatted(name));
        }
    }

    /** Binds once, to say now what would otherwise be found in a log after half a minute; 0 asks for any free port. */
    private static int port(InetAddress host, int wanted) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, wanted));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw StartFailure.wrongSetting("cannot listen on %s port %d (%s): set SLUICE_HTTP_PORT to a free port"
                    .formatted(host.getHostAddress(), wanted, e.getMessage()));
        }
    }

    private static Path directory(String setting, String name) {
        try {
            return Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw StartFailure.wrongSetting("%s is \"%s\", which is no path".formatted(setting, name));
        }
    }

    private static Path handlers(String name) {
        Path directory = directory("SLUICE_HANDLERS_DIR", name);
        if (!Files.isDirectory(directory)) {
            throw StartFailure.wrongSetting(
                    "SLUICE_HANDLERS_DIR is \"%s\": name a directory that holds the handlers' jars".formatted(name));
        }
        return directory;
    }

    String url() {
        String host = httpHost.isAnyLocalAddress() ? "127.0.0.1" : httpHost.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + httpPort;
    }
}
