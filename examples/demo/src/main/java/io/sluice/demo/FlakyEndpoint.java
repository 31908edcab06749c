package io.sluice.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Somebody's payment service on a bad day: {@code /charges/..} answers 503 to the first two calls of each path, anything
 * else works at once. It notes the Idempotency-Key of every call, and counts an effect for each it answered well.
 */
final class FlakyEndpoint implements AutoCloseable {
    static final int FAILURES = 2;

    private final HttpServer server;
    private final Map<String, List<String>> keysByPath = new ConcurrentHashMap<>();
    private final Map<String, Integer> effectsByKey = new ConcurrentHashMap<>();

    FlakyEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The key each call of the path came with, in order. */
    List<String> keys(String path) {
        return keysByPath.getOrDefault(path, List.of());
    }

    Map<String, Integer> effects() {
        return Map.copyOf(effectsByKey);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            List<String> keys = keysByPath.computeIfAbsent(path, unknown -> new CopyOnWriteArrayList<>());
            keys.add(key);
            boolean fails = path.startsWith("/charges/") && keys.size() <= FAILURES;
            if (!fails) {
                effectsByKey.merge(key, 1, Integer::sum);
            }
            exchange.sendResponseHeaders(fails ? 503 : 204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
