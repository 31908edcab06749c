package io.sluice.workload.http;

import static io.sluice.workload.Jsons.json;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.sluice.spi.Outcome;
import io.sluice.workload.RecordingContext;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;

/** A real HTTP server on the loopback address, a handler that may call it, and names that lead where a test says. */
final class HttpFixture implements Closeable {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final HttpServer server;
    private final ForkJoinPool pool = new ForkJoinPool(4);
    private final Map<String, Queue<String>> names = new ConcurrentHashMap<>();
    private final List<HttpTransport> transports = new CopyOnWriteArrayList<>();

    /** A request as the server saw it; header names in lower case. */
    record Seen(String method, String uri, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.containsKey(name) ? String.join(", ", headers.get(name)) : null;
        }
    }

    HttpFixture() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(pool);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    void on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            seen.add(seen(exchange));
            handler.handle(exchange);
            exchange.close();
        });
    }

    void answer(String path, int status, Map<String, String> headers, String body) {
        on(path, exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    void redirect(String path, int status, String location) {
        answer(path, status, Map.of("Location", location), "");
    }

    /** Each lookup of the name takes the next address; the last one stays. */
    void name(String host, String... addresses) {
        names.put(host, new ArrayDeque<>(List.of(addresses)));
    }

    HttpRequestHandler handler(String allow) {
        return handler(allow, ClientTlsStrategyBuilder.create().buildAsync());
    }

    HttpRequestHandler handler(String allow, TlsStrategy tls) {
        HttpRequestSettings settings = new HttpRequestSettings(
                HttpRequestSettings.outbound(allow), Duration.ofSeconds(2), 5, 64 * 1024, 20, 10);
        HttpTransport transport = new HttpTransport(settings, resolver(), tls);
        transports.add(transport);
        return new HttpRequestHandler(transport, settings.maxRedirects(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Runs a job that may call the loopback addresses. */
    Outcome run(String payload) throws InterruptedException {
        return run(payload, "127.0.0.0/8");
    }

    Outcome run(String payload, String allow) throws InterruptedException {
        return handler(allow).handle(json(payload), RecordingContext.attempt(1));
    }

    private DnsResolver resolver() {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                Queue<String> addresses = names.get(host);
                if (addresses == null) {
                    return SystemDefaultDnsResolver.INSTANCE.resolve(host);
                }
                String next = addresses.size() > 1 ? addresses.remove() : addresses.element();
                String[] all = next.split(" ");
                InetAddress[] found = new InetAddress[all.length];
                for (int i = 0; i < all.length; i++) {
                    found[i] = InetAddress.getByName(all[i]);
                }
                return found;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static Seen seen(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    }

    @Override
    public void close() {
        transports.forEach(HttpTransport::close);
        server.stop(0);
        pool.shutdownNow();
    }
}
