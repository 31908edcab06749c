package io.sluice.benchmark.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Connections over HTTP/1.1 kept alive, each with one request in flight, all on one thread. */
public final class HttpLoad implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final URI server;
    private final String key;

    public HttpLoad(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    /** Repeats the call on so many connections for so long; any answer but a success is an exception. */
    public LoadResult run(Call call, int connections, double seconds) {
        HttpClientAgent client = vertx.createHttpClient(
                new HttpClientOptions().setPipelining(false).setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(connections));
        long begun = System.nanoTime();
        long end = begun + (long) (seconds * 1e9);
        List<Future<List<Long>>> loops = IntStream.range(0, connections)
                .mapToObj(i -> new Loop(client, call, end).run())
                .toList();
        List<Long> all = new ArrayList<>();
        loops.forEach(loop -> all.addAll(loop.await()));
        long nanos = System.nanoTime() - begun;
        client.close().await();
        return new LoadResult(nanos, all);
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    /**
     * As many requests as one connection carries, one after another. Which connection is the pool's business: the server
     * closes each after some hundred requests.
     */
    private final class Loop {
        private final HttpClientAgent client;
        private final Call call;
        private final long end;
        private final List<Long> nanos = new ArrayList<>();
        private final Promise<List<Long>> done = Promise.promise();

        Loop(HttpClientAgent client, Call call, long end) {
            this.client = client;
            this.call = call;
            this.end = end;
        }

        Future<List<Long>> run() {
            next();
            return done.future();
        }

        private void next() {
            long sent = System.nanoTime();
            if (sent >= end) {
                done.complete(nanos);
                return;
            }
            client.request(new RequestOptions()
                            .setMethod(call.method())
                            .setHost(server.getHost())
                            .setPort(server.getPort())
                            .setURI(call.path()))
                    .compose(this::send)
                    .compose(this::answer)
                    .onSuccess(nothing -> {
                        nanos.add(System.nanoTime() - sent);
                        next();
                    })
                    .onFailure(done::tryFail);
        }

        private Future<HttpClientResponse> send(HttpClientRequest request) {
            request.putHeader("Authorization", "Bearer " + key);
            if (call.contentType().isEmpty()) {
                return request.send();
            }
            return request.putHeader("Content-Type", call.contentType()).send(call.body());
        }

        private Future<Void> answer(HttpClientResponse response) {
            if (response.statusCode() >= 300) {
                return response.body()
                        .compose(body ->
                                Future.failedFuture(call.path() + " answered " + response.statusCode() + ": " + body));
            }
            return response.end();
        }
    }
}
