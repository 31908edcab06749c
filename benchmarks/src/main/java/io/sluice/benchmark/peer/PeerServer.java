package io.sluice.benchmark.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sluice.benchmark.probe.Engine;
import io.sluice.benchmark.probe.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A process that runs one peer and lets it be probed over HTTP. */
public final class PeerServer {

    private static final int CALLERS = 32;
    private static final int OWN_THREADS = 8;

    private final Probe probe;

    private PeerServer(Probe probe) {
        this.probe = probe;
    }

    /** Arguments: the peer, the port to listen on, the URL, user and password of the database. */
    public static void main(String[] arguments) throws Exception {
        PeerKind kind = PeerKind.valueOf(arguments[0]);
        Engine engine = kind.start(pool(kind, arguments));
        new PeerServer(new Probe(engine, Thread::new)).listen(Integer.parseInt(arguments[1]));
    }

    /** A connection for each worker, each caller, and what the peer does besides. */
    private static HikariDataSource pool(PeerKind kind, String[] arguments) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[2]);
        config.setUsername(arguments[3]);
        config.setPassword(arguments[4]);
        config.setMaximumPoolSize(kind.workers() + CALLERS + OWN_THREADS);
        config.setAutoCommit(true);
        return new HikariDataSource(config);
    }

    private void listen(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        int status = 200;
        String answer;
        try {
            answer = probe.run(exchange.getRequestURI().getPath().substring(1), arguments(exchange));
        } catch (Exception e) {
            e.printStackTrace();
            status = 500;
            answer = e.toString();
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, Integer> arguments(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        if (query == null || query.isEmpty()) {
            return Map.of();
        }
        return Arrays.stream(query.split("&", -1))
                .map(pair -> pair.split("=", -1))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
    }
}
