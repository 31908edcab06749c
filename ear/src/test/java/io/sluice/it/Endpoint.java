package io.sluice.it;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;

/** A service out there that answers by a script and remembers who called. */
final class Endpoint implements AutoCloseable {

    /** A request as it came. */
    record Call(String method, String path, Headers headers, String body, Instant at) {}

    /**
     * An answer.
     *
     * @param headers names and values in turn
     */
    record Answer(int status, String body, String... headers) {}

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** @param script the answer to the first call, the second, and so on, from 1 */
    Endpoint(IntFunction<Answer> script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body,
                    Instant.now()));
            Answer answer = script.apply(calls.size());
            for (int i = 0; i < answer.headers().length; i += 2) {
                exchange.getResponseHeaders().add(answer.headers()[i], answer.headers()[i + 1]);
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    static Answer status(int status, String... headers) {
        return new Answer(status, "", headers);
    }

    List<Call> calls() {
        return calls;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
