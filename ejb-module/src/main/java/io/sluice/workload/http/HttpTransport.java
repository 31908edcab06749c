package io.sluice.workload.http;

import io.sluice.spi.JobContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends single requests, connecting only where the settings allow. It follows, retries, remembers and decompresses
 * nothing by itself, and uses no proxy: each of these would go round a check.
 */
final class HttpTransport implements AutoCloseable {

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final HttpRequestSettings settings;
    private final CloseableHttpAsyncClient client;

    /**
     * @param names looks names up; what it finds is checked
     * @param tls how a server proves who it is
     */
    HttpTransport(HttpRequestSettings settings, DnsResolver names, TlsStrategy tls) {
        this.settings = settings;
        this.client = HttpAsyncClients.custom()
                .setConnectionManager(connections(settings, names, tls))
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .setHttp1Config(boundedHeader())
                .setDefaultRequestConfig(plainRequests())
                .setUserAgent(userAgent())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
        client.start();
    }

    private static Http1Config boundedHeader() {
        return Http1Config.custom()
                .setMaxLineLength(16 * 1024)
                .setMaxHeaderCount(200)
                .build();
    }

    private static RequestConfig plainRequests() {
        return RequestConfig.custom()
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
    }

    private static PoolingAsyncClientConnectionManager connections(
            HttpRequestSettings settings, DnsResolver names, TlsStrategy tls) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedDnsResolver(settings.outbound(), names))
                .setTlsStrategy(tls)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(connect)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnectionsPerHost())
                .build();
    }

    /**
     * Sends the request and waits for the whole answer.
     *
     * @param timeout for all of it
     * @throws ExecutionException whose cause says why there is no answer
     * @throws TimeoutException when the time is up; the request is aborted then, as it is by cancellation
     */
    HttpAnswer send(HttpCall call, Duration timeout, JobContext context)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + timeout.toNanos();
        Future<HttpAnswer> answer =
                client.execute(request(call), new AnswerConsumer(settings.maxResponseBytes()), null);
        try {
            return await(answer, end, context);
        } finally {
            // Closes the connection unless the answer is complete.
            answer.cancel(true);
        }
    }

    private static HttpAnswer await(Future<HttpAnswer> answer, long end, JobContext context)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            context.throwIfCancellationRequested();
            long left = end - System.nanoTime();
            try {
                return answer.get(Math.max(0, Math.min(SLICE_NANOS, left)), TimeUnit.NANOSECONDS);
            } catch (TimeoutException sliceOver) {
                if (left <= SLICE_NANOS) {
                    throw sliceOver;
                }
            }
        }
    }

    private static AsyncRequestProducer request(HttpCall call) {
        BasicHttpRequest request = new BasicHttpRequest(call.method(), call.url());
        call.headers().forEach(request::setHeader);
        AsyncEntityProducer body = call.body()
                .map(text -> new BasicAsyncEntityProducer(text.getBytes(StandardCharsets.UTF_8), null))
                .orElse(null);
        return new BasicRequestProducer(request, body);
    }

    private static String userAgent() {
        String version = HttpTransport.class.getPackage().getImplementationVersion();
        return version == null ? "Sluice" : "Sluice/" + version;
    }

    /** Closes every connection, those with a request under way last. */
    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }
}
