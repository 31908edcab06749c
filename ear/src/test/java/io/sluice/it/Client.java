package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A user of Sluice over HTTP, as anyone's program would be. */
public final class Client {

    // Payara's HTTP/2 ends a connection that carries many long polls; a client that waits for jobs speaks HTTP/1.1.
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI url;
    private final String key;
    private final Duration patience;

    Client(URI url, String key) {
        this(url, key, Duration.ofSeconds(90));
    }

    /** @param patience how long to wait for an answer */
    public Client(URI url, String key, Duration patience) {
        this.url = url;
        this.key = key;
        this.patience = patience;
    }

    /** Whether Sluice itself says that it is ready: a server without it may answer for itself. */
    public static boolean ready(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"database\"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        return send("POST", path, BodyPublishers.ofString(json), with(headers, "application/json"));
    }

    HttpResponse<String> post(String path, byte[] json, String... headers) {
        return send("POST", path, BodyPublishers.ofByteArray(json), with(headers, "application/json"));
    }

    public HttpResponse<String> bulk(List<String> jobs) {
        return send(
                "POST",
                "/api/v1/jobs/bulk",
                BodyPublishers.ofString(String.join("\n", jobs) + "\n"),
                "Content-Type",
                "application/x-ndjson");
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path)).timeout(patience).method(method, body);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Submits a job that must be accepted; answers its identifier. */
    String submit(String json, String... headers) {
        HttpResponse<String> answer = post("/api/v1/jobs", json, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer).getString("id");
    }

    JsonObject job(String id) {
        HttpResponse<String> answer = get("/api/v1/jobs/" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** The job once it has ended, by long-polling. */
    JsonObject awaitEnd(String id) {
        Instant giveUp = Instant.now().plusSeconds(90);
        JsonObject job = job(id);
        while (!job.getString("state").matches("SUCCEEDED|DEAD|CANCELLED|EXPIRED")) {
            assertThat(Instant.now()).as("%s has not ended: %s", id, job).isBefore(giveUp);
            job = json(get("/api/v1/jobs/" + id, "Prefer", "wait=5"));
        }
        return job;
    }

    /** All jobs that the query matches, page after page. */
    List<JsonObject> list(String query) {
        List<JsonObject> all = new ArrayList<>();
        String path = "/api/v1/jobs?limit=200&" + query;
        while (path != null) {
            JsonObject page = json(get(path));
            JsonArray items = page.getJsonArray("items");
            all.addAll(items.getValuesAs(JsonObject.class));
            path = page.isNull("next") ? null : "/api/v1/jobs?limit=200&" + query + "&after=" + page.getString("next");
        }
        return all;
    }

    public static JsonObject json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    public static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String[] with(String[] headers, String contentType) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!all.contains("Content-Type")) {
            all.add("Content-Type");
            all.add(contentType);
        }
        return all.toArray(String[]::new);
    }
}
