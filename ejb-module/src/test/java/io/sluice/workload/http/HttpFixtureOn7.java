package io.sluice.workload.http;

import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A server at 127.0.0.7, which stands for the outside where only that address is allowed. */
final class HttpFixtureOn7 implements Closeable {

    private final HttpServer server;

    HttpFixtureOn7() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.7", 0), 10);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void redirect(String location) {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
