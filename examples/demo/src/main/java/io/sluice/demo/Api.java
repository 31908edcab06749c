package io.sluice.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The REST API, as far as the demo needs it: plain HTTP and JSON, no client library. */
final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String url;
    private final String key;

    Api(String url, String key) {
        this.url = url;
        this.key = key;
    }

    /** Whether it takes jobs. */
    boolean ready() throws InterruptedException {
        return answers("/health/ready") && answers("/api/v1/types");
    }

    private boolean answers(String path) throws InterruptedException {
        try {
            return client.send(request(path).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Submits one job and returns its id. */
    String submit(JsonObject job) throws IOException, InterruptedException {
        return id(send(post("/api/v1/jobs", "application/json", job.toString())));
    }

    /** Submits one job under an Idempotency-Key and returns its id. */
    String submit(JsonObject job, String idempotencyKey) throws IOException, InterruptedException {
        HttpRequest.Builder request = post("/api/v1/jobs", "application/json", job.toString());
        return id(send(request.header("Idempotency-Key", '"' + idempotencyKey + '"')));
    }

    /** Submits many jobs in one request and returns their ids in order. */
    List<String> submit(List<JsonObject> jobs) throws IOException, InterruptedException {
        String lines = jobs.stream().map(JsonObject::toString).collect(Collectors.joining("\n"));
        return send(post("/api/v1/jobs/bulk", "application/x-ndjson", lines))
                .lines()
                .map(Api::id)
                .toList();
    }

    List<JobView> jobs(String tag) throws IOException, InterruptedException {
        JsonObject page = parse(send(request("/api/v1/jobs?limit=200&tag=" + tag)));
        return page.getJsonArray("items").getValuesAs(JobView::new);
    }

    void cancel(String id) throws IOException, InterruptedException {
        send(request("/api/v1/jobs/" + id + "/cancel").POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder post(String path, String type, String body) {
        return request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key);
    }

    private String send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(request.method() + " " + request.uri() + " answered " + response.statusCode() + " "
                    + response.body());
        }
        return response.body();
    }

    private static String id(String answer) {
        JsonObject json = parse(answer);
        if (!json.containsKey("id")) {
            throw new IllegalStateException("The server refused a job: " + answer);
        }
        return json.getString("id");
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
