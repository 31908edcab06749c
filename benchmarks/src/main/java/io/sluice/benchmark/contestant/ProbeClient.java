package io.sluice.benchmark.contestant;

import java.io.IOException;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the probe inside a contestant to measure. */
public final class ProbeClient {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String key;

    ProbeClient(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /**
     * What has run since the reset.
     *
     * @param firstMicros when the first job started, by the wall clock; 0 before
     * @param markMicros when the one started that was to be marked; 0 before
     */
    public record Runs(long count, long firstMicros, long markMicros) {}

    public void reset() throws IOException, InterruptedException {
        reset(0);
    }

    /** Notes when so many jobs have started. */
    public void reset(int mark) throws IOException, InterruptedException {
        run("reset", Map.of("mark", mark));
    }

    public Runs runs() throws IOException, InterruptedException {
        Properties answer = run("runs", Map.of());
        return new Runs(number(answer, "count"), number(answer, "firstMicros"), number(answer, "markMicros"));
    }

    public void pause() throws IOException, InterruptedException {
        run("pause", Map.of());
    }

    public void resume() throws IOException, InterruptedException {
        run("resume", Map.of());
    }

    /** Submits one by one; answers the nanoseconds it took. */
    public long submit(int count, int callers) throws IOException, InterruptedException {
        return nanos(run("submit", Map.of("count", count, "callers", callers)));
    }

    /** Submits as many at once as the engine likes; answers the nanoseconds it took. */
    public long submitAll(int count) throws IOException, InterruptedException {
        return nanos(run("submit-all", Map.of("count", count)));
    }

    /** Answers the sorted nanoseconds between commit and start of jobs submitted one every so many microseconds. */
    public long[] latency(int count, int everyMicros, int callers) throws IOException, InterruptedException {
        Properties answer = run("latency", Map.of("count", count, "micros", everyMicros, "callers", callers));
        return Stream.of(answer.getProperty("nanos").split(","))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    boolean answers() throws IOException, InterruptedException {
        try {
            runs();
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static long nanos(Properties answer) {
        return number(answer, "nanos");
    }

    private static long number(Properties answer, String name) {
        return Long.parseLong(answer.getProperty(name));
    }

    private Properties run(String operation, Map<String, Integer> arguments) throws IOException, InterruptedException {
        String query = arguments.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(base.resolve(operation + "?" + query))
                .header("Authorization", "Bearer " + key)
                .POST(BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        Properties properties = new Properties();
        properties.load(new StringReader(answer.body()));
        return properties;
    }
}
