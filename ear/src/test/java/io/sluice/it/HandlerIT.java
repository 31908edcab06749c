package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that came in a jar of their own. */
@ServerTest
class HandlerIT {

    private final Client client;
    private final String account = UUID.randomUUID().toString();

    HandlerIT(Client client) {
        this.client = client;
    }

    @Test
    void theirTypesAreDeclared() {
        JsonObject type = Client.json(client.get("/api/v1/types/example.ledger.post"));

        assertThat(type.getBoolean("transactional")).isTrue();
        assertThat(type.getJsonObject("retry").getString("initialDelay")).isEqualTo("PT0.2S");
        assertThat(Client.json(client.get("/api/v1/types/example.ledger.balance"))
                        .getBoolean("transactional"))
                .isFalse();
    }

    @Test
    void whatAFailedAttemptWroteIsUndone() {
        JsonObject job = client.awaitEnd(client.submit(post("'cents':250,'failTimes':2")));

        assertThat(job.getString("state")).as(job.toString()).isEqualTo("SUCCEEDED");
        assertThat(job.getJsonArray("attempts")).hasSize(3);
        assertThat(job.getJsonObject("result").getInt("balance")).isEqualTo(250);
        requireStatement(250, 1);
    }

    @Test
    void whatNeverSucceedsLeavesNothing() {
        JsonObject job = client.awaitEnd(
                client.submit(post("'cents':1,'failTimes':9").replaceFirst("}$", ",\"retry\":{\"maxAttempts\":2}}")));

        assertThat(job.getString("state")).isEqualTo("DEAD");
        requireStatement(0, 0);
    }

    @Test
    void aHundredPostingsAtOnceAllCount() {
        List<String> jobs = IntStream.range(0, 100)
                .mapToObj(i -> post("'cents':1,'failTimes':" + (i % 10 == 0 ? 1 : 0)))
                .toList();

        client.bulk(jobs)
                .body()
                .lines()
                .map(line -> Client.json(line).getString("id"))
                .forEach(
                        id -> assertThat(client.awaitEnd(id).getString("state")).isEqualTo("SUCCEEDED"));

        requireStatement(100, 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'account':'A','cents':'many'}",
                "{'account':'A','cents':{}}",
                "{'account':[],'cents':1}",
                "[]",
                "5",
                "'text'"
            })
    void aPayloadTheirTypeCannotHoldIsDeadAtOnce(String payload) {
        JsonObject job = client.awaitEnd(client.submit("{\"type\":\"example.ledger.post\",\"payload\":"
                + payload.replace('\'', '"').replace("A", account) + "}"));

        assertThat(job.getString("state")).as(job.toString()).isEqualTo("DEAD");
        assertThat(job.getJsonObject("error").getString("type"))
                .as(job.toString())
                .isEqualTo("InvalidPayload");
        assertThat(job.getJsonArray("attempts")).hasSize(1);
        requireStatement(0, 0);
    }

    @Test
    void theirOwnRefusalIsFinal() {
        JsonObject job = client.awaitEnd(client.submit(post("'cents':0")));

        assertThat(job.getString("state")).isEqualTo("DEAD");
        assertThat(job.getJsonObject("error").getString("type")).isEqualTo("InvalidPosting");
    }

    @Test
    void aVersionTheyDoNotUnderstandIsRefusedAtSubmission() {
        Refusal.check(
                client.post("/api/v1/jobs", post("'cents':1").replaceFirst("}$", ",\"version\":2}")), 422, "/version");
    }

    private void requireStatement(int cents, int postings) {
        JsonObject statement = client.awaitEnd(client.submit(
                        "{\"type\":\"example.ledger.balance\",\"payload\":{\"account\":\"" + account + "\"}}"))
                .getJsonObject("result");
        assertThat(statement.getInt("cents")).isEqualTo(cents);
        assertThat(statement.getInt("postings")).isEqualTo(postings);
        assertThat(statement.getInt("jobs")).isEqualTo(postings);
    }

    private String post(String fields) {
        return ("{'type':'example.ledger.post','payload':{'account':'" + account + "'," + fields + "}}")
                .replace('\'', '"');
    }
}
