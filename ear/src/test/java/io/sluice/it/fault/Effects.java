package io.sluice.it.fault;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service whose every call is an effect: it remembers under which Idempotency-Key each of them came. */
final class Effects implements AutoCloseable {

    private static final String PATH = "/effects/";

    private final Map<String, Queue<String>> keys = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Effects() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(threads);
        server.createContext(PATH, exchange -> {
            String token = exchange.getRequestURI().getPath().substring(PATH.length());
            took(token, String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    void took(String token, String key) {
        keys.computeIfAbsent(token, first -> new ConcurrentLinkedQueue<>()).add(key);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** The keys of the calls of each effect. */
    Map<String, Queue<String>> keys() {
        return keys;
    }

    /** Calls that repeated one before: allowed, as long as the key is the same. */
    long repeated() {
        return keys.values().stream().mapToLong(calls -> calls.size() - 1L).sum();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
