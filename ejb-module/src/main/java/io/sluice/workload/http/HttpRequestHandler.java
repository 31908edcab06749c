package io.sluice.workload.http;

import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import io.sluice.workload.InvalidPayloadException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes one HTTP request, following redirects, and keeps the answer as the job's result. */
@ApplicationScoped
// The longest time-out a payload may ask for ends before the attempt's, and so is reported as what it is.
@HandlesJob(value = "http.request", timeout = "PT6M")
public class HttpRequestHandler implements JobHandler<JsonValue> {

    private final HttpTransport transport;
    private final int maxRedirects;
    private final Clock clock;

    /** For the container's client proxy, which is never asked to handle a job itself. */
    HttpRequestHandler() {
        this(null, 0, null);
    }

    @Inject
    public HttpRequestHandler(
            @ConfigProperty(name = "sluice.outbound.allow") Optional<String> allow,
            @ConfigProperty(name = "sluice.http-request.connect-timeout", defaultValue = "PT5S")
                    Duration connectTimeout,
            @ConfigProperty(name = "sluice.http-request.max-redirects", defaultValue = "5") int maxRedirects,
            @ConfigProperty(name = "sluice.http-request.max-response-bytes", defaultValue = "1048576") int maxBytes,
            @ConfigProperty(name = "sluice.http-request.max-connections", defaultValue = "200") int maxOpen,
            @ConfigProperty(name = "sluice.http-request.max-connections-per-host", defaultValue = "50") int maxPerHost,
            Clock clock) {
        this(
                new HttpRequestSettings(
                        HttpRequestSettings.outbound(allow.orElse("")),
                        connectTimeout,
                        maxRedirects,
                        maxBytes,
                        maxOpen,
                        maxPerHost),
                clock);
    }

    private HttpRequestHandler(HttpRequestSettings settings, Clock clock) {
        this(
                new HttpTransport(
                        settings,
                        SystemDefaultDnsResolver.INSTANCE,
                        ClientTlsStrategyBuilder.create().buildAsync()),
                settings.maxRedirects(),
                clock);
    }

    HttpRequestHandler(HttpTransport transport, int maxRedirects, Clock clock) {
        this.transport = transport;
        this.maxRedirects = maxRedirects;
        this.clock = clock;
    }

    @Override
    public Outcome handle(JsonValue payload, JobContext context) throws InterruptedException {
        HttpCall call;
        try {
            call = withIdempotencyKey(HttpCallReader.read(payload), context);
        } catch (InvalidPayloadException invalid) {
            return invalid.asOutcome();
        }
        try {
            return run(call, context);
        } catch (RefusedException refused) {
            return Outcome.fail(refused.type(), refused.getMessage());
        } catch (ExecutionException unanswered) {
            return TransportFailure.outcome(call, unanswered.getCause());
        } catch (TimeoutException late) {
            return TransportFailure.timeout(call);
        }
    }

    private Outcome run(HttpCall first, JobContext context)
            throws InterruptedException, ExecutionException, TimeoutException, RefusedException {
        long start = System.nanoTime();
        HttpCall call = first;
        int redirects = 0;
        HttpAnswer answer = transport.send(call, call.timeout(), context);
        while (RedirectPolicy.isRedirect(call, answer)) {
            call = RedirectPolicy.follow(call, answer, redirects++, maxRedirects);
            answer = transport.send(call, call.timeout().minus(since(start)), context);
        }
        return call.expect().accepts(answer.status())
                ? Outcome.done(HttpResult.of(call, answer, redirects, since(start)))
                : StatusMapping.unexpected(call, answer, clock.instant());
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static HttpCall withIdempotencyKey(HttpCall call, JobContext context) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.putIfAbsent(IdempotencyKeyHeader.NAME, IdempotencyKeyHeader.value(context.idempotencyKey()));
        return new HttpCall(call.method(), call.url(), headers, call.body(), call.timeout(), call.expect());
    }

    @PreDestroy
    void close() {
        transport.close();
    }
}
