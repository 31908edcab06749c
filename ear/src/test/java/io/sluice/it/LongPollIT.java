package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Those who wait for their jobs cost nobody else anything. */
@ServerTest
class LongPollIT {

    private static final int WAITING = 200;

    private final URI server;
    private final Client client;

    LongPollIT(TestBed bed, Client client) {
        this.server = bed.server().url();
        this.client = client;
    }

    @Test
    void twoHundredWhoWaitHoldNobodyUpAndAreAnsweredWhenTheirJobsEnd() throws Exception {
        // Over HTTP/2 the server gives up a connection on which many wait.
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<String> ids = submit(Instant.now().plus(Duration.ofHours(1)));
        List<CompletableFuture<HttpResponse<String>>> waiting = ids.stream()
                .map(id -> http.sendAsync(waitFor(id), BodyHandlers.ofString()))
                .toList();

        for (int i = 0; i < 20; i++) {
            assertThat(client.get("/api/v1/types").statusCode()).isEqualTo(200);
            client.awaitEnd(client.submit("{\"type\":\"sluice.noop\"}"));
        }
        assertThat(waiting.stream().filter(CompletableFuture::isDone))
                .as("answered while their jobs wait")
                .isEmpty();

        ids.forEach(id -> client.post("/api/v1/jobs/" + id + "/cancel", ""));
        for (CompletableFuture<HttpResponse<String>> answer : waiting) {
            assertThat(Client.json(answer.get(30, TimeUnit.SECONDS)).getString("state"))
                    .isEqualTo("CANCELLED");
        }
    }

    @Test
    void aWaitThatIsTooShortAnswersWithTheJobAsItIs() {
        String id = client.submit("{\"type\":\"sluice.noop\",\"delay\":\"PT1H\"}");
        Instant asked = Instant.now();

        HttpResponse<String> answer = client.get("/api/v1/jobs/" + id, "Prefer", "wait=1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.json(answer).getString("state")).isEqualTo("SCHEDULED");
        assertThat(Duration.between(asked, Instant.now())).isBetween(Duration.ofMillis(990), Duration.ofSeconds(30));
        client.post("/api/v1/jobs/" + id + "/cancel", "");
    }

    @Test
    void aCancelledJobEndsTheWait() throws Exception {
        String id = client.submit("{\"type\":\"sluice.noop\",\"delay\":\"PT1H\"}");
        CompletableFuture<HttpResponse<String>> waiting =
                HttpClient.newHttpClient().sendAsync(waitFor(id), BodyHandlers.ofString());

        client.post("/api/v1/jobs/" + id + "/cancel", "");

        assertThat(Client.json(waiting.get()).getString("state")).isEqualTo("CANCELLED");
    }

    @Test
    void thoseWhoGoAwayLeaveNothingBehind() throws IOException {
        List<String> ids = submit(Instant.now().plusSeconds(2));
        for (String id : ids) {
            leave(id);
        }

        for (String id : ids) {
            assertThat(client.awaitEnd(id).getString("state")).isEqualTo("SUCCEEDED");
        }
        assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);
    }

    private void leave(String id) throws IOException {
        String request = "GET /api/v1/jobs/" + id + " HTTP/1.1\r\nHost: sluice\r\nPrefer: wait=10\r\n"
                + "Authorization: Bearer " + TestBed.ADMIN_KEY + "\r\n\r\n";
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    private List<String> submit(Instant due) {
        List<String> jobs = IntStream.range(0, WAITING)
                .mapToObj(i -> "{\"type\":\"sluice.noop\",\"runAt\":\"" + due + "\"}")
                .toList();
        return new ArrayList<>(client.bulk(jobs)
                .body()
                .lines()
                .map(line -> Client.json(line).getString("id"))
                .toList());
    }

    private HttpRequest waitFor(String id) {
        return HttpRequest.newBuilder(server.resolve("/api/v1/jobs/" + id))
                .header("Authorization", "Bearer " + TestBed.ADMIN_KEY)
                .header("Prefer", "wait=60")
                .timeout(Duration.ofSeconds(120))
                .build();
    }
}
