package io.sluice.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many jobs in one request: each line gets its answer, in order, whatever the others are. */
@ServerTest
class BulkIT {

    private static final int MOST_LINES = 10_000;

    private final Client client;
    private final String run = UUID.randomUUID().toString();

    BulkIT(Client client) {
        this.client = client;
    }

    @Test
    void tenThousandLinesAreAnsweredInOrderTheBadOnesAmongThem() {
        String body = IntStream.range(0, MOST_LINES)
                .mapToObj(i -> switch (i % 1_000) {
                    case 7 -> "{\"type\":\"no.such\"}";
                    case 8 -> "not JSON";
                    case 9 -> "{\"type\":\"sluice.noop\",\"dealy\":1}\r";
                    case 10 -> "\n\r\n   \t\n" + noop(i);
                    case 11 -> noop(i) + "\r";
                    default -> noop(i);
                })
                .collect(Collectors.joining("\n"));

        List<JsonObject> answers = bulk(BodyPublishers.ofString(body));

        assertThat(answers).hasSize(MOST_LINES);
        for (int i = 0; i < MOST_LINES; i++) {
            JsonObject answer = answers.get(i);
            int blanksBefore = 3 * ((i + 990) / 1_000);
            assertThat(answer.getInt("line")).isEqualTo(i + 1 + blanksBefore);
            switch (i % 1_000) {
                case 7, 9 ->
                    assertThat(answer.getInt("status")).as(answer.toString()).isEqualTo(422);
                case 8 ->
                    assertThat(answer.getInt("status")).as(answer.toString()).isEqualTo(400);
                default ->
                    assertThat(answer.getString("state")).as(answer.toString()).isEqualTo("QUEUED");
            }
        }
        assertThat(answers.stream().filter(answer -> answer.containsKey("id")).map(answer -> answer.getString("id")))
                .hasSize(MOST_LINES - 30)
                .doesNotHaveDuplicates();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> Client.json(
                                client.get("/api/v1/jobs?limit=1&state=QUEUED,RUNNING,SCHEDULED&tag=run:" + run))
                        .getJsonArray("items")
                        .isEmpty());
    }

    @Test
    void theLineAfterTheLastAllowedEndsTheRequest() {
        // Bad lines count too, and cost less.
        String body = "x\n".repeat(MOST_LINES) + noop(1) + "\n" + noop(2) + "\n";

        List<JsonObject> answers = bulk(BodyPublishers.ofString(body));

        assertThat(answers).hasSize(MOST_LINES + 1);
        assertThat(answers.get(MOST_LINES - 1).getInt("status")).isEqualTo(400);
        assertThat(answers.get(MOST_LINES).getInt("status")).isEqualTo(413);
        assertThat(answers.get(MOST_LINES).getInt("line")).isEqualTo(MOST_LINES + 1);
        assertThat(client.list("tag=run:" + run)).isEmpty();
    }

    @Test
    void aLineTooLongStopsNoOther() {
        String longest = noop(1) + " ".repeat(512 * 1024 - noop(1).length());

        List<JsonObject> answers = bulk(BodyPublishers.ofString(
                noop(0) + "\n" + longest + "\n" + longest + " \n" + " ".repeat(3_000_000) + "\n" + noop(2)));

        assertThat(answers).extracting(answer -> answer.getInt("line")).containsExactly(1, 2, 3, 4, 5);
        assertThat(answers.get(2).getInt("status")).isEqualTo(413);
        assertThat(answers.get(3).getInt("status")).isEqualTo(413);
        assertThat(client.list("tag=run:" + run)).hasSize(3);
    }

    @Test
    void aPayloadTooLargeStopsNoOther() {
        String large = "{\"type\":\"sluice.noop\",\"payload\":\"" + "x".repeat(256 * 1024) + "\"}";

        List<JsonObject> answers = bulk(BodyPublishers.ofString(noop(0) + "\n" + large + "\n" + noop(1)));

        assertThat(answers.get(1).getInt("status")).isEqualTo(413);
        assertThat(client.list("tag=run:" + run)).hasSize(2);
    }

    @Test
    void eachLineMayHaveItsIdempotencyKey() {
        String one = keyed("'a-" + run + "'", 1);
        String body =
                String.join("\n", one, one, keyed("'b-" + run + "'", 1), keyed("'a-" + run + "'", 2), keyed("''", 3));

        List<JsonObject> answers = bulk(BodyPublishers.ofString(body));
        List<JsonObject> again = bulk(BodyPublishers.ofString(body));

        assertThat(answers.get(0).getBoolean("replayed")).isFalse();
        assertThat(answers.get(1).getBoolean("replayed")).isTrue();
        assertThat(answers.get(1).getString("id")).isEqualTo(answers.get(0).getString("id"));
        assertThat(answers.get(2).getString("id")).isNotEqualTo(answers.get(0).getString("id"));
        assertThat(answers.get(3).getInt("status")).isEqualTo(422);
        assertThat(answers.get(4).getInt("status")).isEqualTo(422);
        assertThat(again.get(2).getString("id")).isEqualTo(answers.get(2).getString("id"));
        assertThat(again.get(2).getBoolean("replayed")).isTrue();
        assertThat(client.list("tag=run:" + run)).hasSize(2);
    }

    @Test
    void aBodyWithoutLengthIsReadAsItComes() {
        byte[] body = IntStream.range(0, 500)
                .mapToObj(this::noop)
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);

        List<JsonObject> answers = bulk(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(answers).hasSize(500).allSatisfy(answer -> assertThat(answer.containsKey("id"))
                .isTrue());
        assertThat(client.list("tag=run:" + run)).hasSize(500);
    }

    @Test
    void aRequestOfNoLinesIsAnsweredByNone() {
        assertThat(bulk(BodyPublishers.noBody())).isEmpty();
        assertThat(bulk(BodyPublishers.ofString("\n\r\n \n"))).isEmpty();
    }

    @Test
    void aLineOfBrokenTextOrDepthIsRefusedByItself() {
        byte[] body = (noop(0) + "\n\u00ff\n" + "[".repeat(100_000) + "\n\u0000\n" + noop(1))
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        List<JsonObject> answers = bulk(BodyPublishers.ofByteArray(body));

        assertThat(answers).hasSize(5);
        assertThat(answers.subList(1, 4))
                .allSatisfy(answer -> assertThat(answer.getInt("status")).isEqualTo(400));
        assertThat(client.list("tag=run:" + run)).hasSize(2);
    }

    private List<JsonObject> bulk(BodyPublisher body) {
        HttpResponse<String> answer =
                client.send("POST", "/api/v1/jobs/bulk", body, "Content-Type", "application/x-ndjson");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        return answer.body().lines().map(Client::json).toList();
    }

    private String keyed(String key, int payload) {
        return noop(payload).replaceFirst("}$", ",\"idempotencyKey\":" + key.replace('\'', '"') + "}");
    }

    private String noop(int payload) {
        return "{\"type\":\"sluice.noop\",\"payload\":" + payload + ",\"tags\":{\"run\":\"" + run + "\"}}";
    }
}
