package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A job's life as its submitter sees it. */
@ServerTest
class JobLifeCycleIT {

    private final Client client;

    JobLifeCycleIT(Client client) {
        this.client = client;
    }

    @Test
    void aJobIsAcceptedRunAndItsResultKept() {
        HttpResponse<String> answer =
                client.post("/api/v1/jobs", "{\"type\":\"sluice.echo\",\"payload\":{\"greeting\":\"Grüß dich ☃\"}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = Client.json(answer).getString("id");
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/api/v1/jobs/" + id));
        JsonObject job = client.awaitEnd(id);
        assertThat(job.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(job.getJsonObject("result").getString("greeting")).isEqualTo("Grüß dich ☃");
        assertThat(job.getInt("attempt")).isEqualTo(1);
        assertThat(job.getJsonArray("attempts")).hasSize(1);
    }

    @Test
    void aClientThatPrefersToWaitGetsTheResultAtOnce() {
        HttpResponse<String> answer =
                client.post("/api/v1/jobs", "{\"type\":\"sluice.echo\",\"payload\":{\"n\":1}}", "Prefer", "wait=10");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("wait=10");
        assertThat(Client.json(answer).getString("state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void aWaitThatIsTooShortEndsWithTheJobAsItIs() {
        HttpResponse<String> answer = client.post(
                "/api/v1/jobs", "{\"type\":\"sluice.simulate\",\"payload\":{\"sleep\":\"PT4S\"}}", "Prefer", "wait=1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(client.awaitEnd(Client.json(answer).getString("id")).getString("state"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void aFailedAttemptIsRetriedAndEachIsRemembered() {
        String id = client.submit("{\"type\":\"sluice.simulate\",\"payload\":{\"failTimes\":2,\"error\":\"Flaky\"},"
                + "\"retry\":{\"initialDelay\":\"PT0.1S\"}}");

        JsonObject job = client.awaitEnd(id);

        assertThat(job.getString("state")).isEqualTo("SUCCEEDED");
        JsonArray attempts = job.getJsonArray("attempts");
        assertThat(attempts.getValuesAs(JsonObject.class))
                .extracting(attempt -> attempt.getInt("number") + attempt.getString("outcome"))
                .containsExactly("1FAILED", "2FAILED", "3SUCCEEDED");
        assertThat(attempts.getJsonObject(0).getJsonObject("error").getString("type"))
                .isEqualTo("Flaky");
    }

    @Test
    void aJobThatNeverSucceedsIsDeadAndCanBeReplayed() {
        String id = client.submit("{\"type\":\"sluice.simulate\",\"payload\":{\"failTimes\":3,\"error\":\"Broken\"},"
                + "\"retry\":{\"maxAttempts\":2,\"initialDelay\":\"PT0.05S\"}}");
        JsonObject dead = client.awaitEnd(id);
        assertThat(dead.getString("state")).isEqualTo("DEAD");
        assertThat(dead.getJsonObject("error").getString("type")).isEqualTo("Broken");

        HttpResponse<String> replay = client.post("/api/v1/jobs/" + id + "/retry", "");

        assertThat(replay.statusCode()).as(replay.body()).isBetween(200, 202);
        JsonObject again = client.awaitEnd(id);
        assertThat(again.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(again.getJsonArray("attempts")).hasSize(4);
        assertThat(client.post("/api/v1/jobs/" + id + "/retry", "").statusCode())
                .isEqualTo(409);
    }

    @Test
    void anErrorThatNobodyCanMendIsNotRetried() {
        String id = client.submit("{\"type\":\"sluice.simulate\",\"payload\":{\"failTimes\":9,\"retryable\":false}}");

        JsonObject job = client.awaitEnd(id);

        assertThat(job.getString("state")).isEqualTo("DEAD");
        assertThat(job.getJsonArray("attempts")).hasSize(1);
    }

    @Test
    void aDelayedJobWaitsForItsTime() {
        String id = client.submit("{\"type\":\"sluice.noop\",\"payload\":{},\"delay\":\"PT2S\"}");
        assertThat(client.job(id).getString("state")).isEqualTo("SCHEDULED");

        JsonObject job = client.awaitEnd(id);

        assertThat(job.getString("state")).isEqualTo("SUCCEEDED");
        Duration waited =
                Duration.between(Instant.parse(job.getString("createdAt")), Instant.parse(job.getString("startedAt")));
        assertThat(waited).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    @Test
    void aJobStillWaitingAtItsExpiryExpiresWithoutAnAttempt() {
        for (int busy = 0; busy < 20; busy++) {
            client.submit("{\"type\":\"sluice.simulate\",\"payload\":{\"sleep\":\"PT3S\"}}");
        }

        String id = client.submit("{\"type\":\"sluice.noop\",\"payload\":{},\"priority\":0,\"expiresAt\":\""
                + Instant.now().plusMillis(1_500) + "\"}");

        JsonObject job = client.awaitEnd(id);
        assertThat(job.getString("state")).isEqualTo("EXPIRED");
        assertThat(job.getJsonArray("attempts")).isEmpty();
    }

    @Test
    void aJobRunningAtItsExpiryIsStopped() {
        String id = client.submit("{\"type\":\"sluice.simulate\",\"payload\":{\"sleep\":\"PT60S\"},\"expiresAt\":\""
                + Instant.now().plusSeconds(5) + "\"}");

        assertThat(client.awaitEnd(id).getString("state")).isEqualTo("EXPIRED");
    }

    @Test
    void anAttemptThatTakesTooLongIsStopped() {
        String id = client.submit("{\"type\":\"sluice.simulate\",\"payload\":{\"sleep\":\"PT60S\"},"
                + "\"timeout\":\"PT1S\",\"retry\":{\"maxAttempts\":1}}");

        JsonObject job = client.awaitEnd(id);

        assertThat(job.getString("state")).isEqualTo("DEAD");
        assertThat(job.getJsonObject("error").getString("type")).isEqualTo("Timeout");
    }

    @Test
    void aWaitingJobIsCancelledAtOnce() {
        String id = client.submit("{\"type\":\"sluice.noop\",\"payload\":{},\"delay\":\"PT1H\"}");

        HttpResponse<String> answer = client.post("/api/v1/jobs/" + id + "/cancel", "");

        assertThat(Client.json(answer).getString("state")).isEqualTo("CANCELLED");
        assertThat(client.post("/api/v1/jobs/" + id + "/cancel", "").statusCode())
                .isEqualTo(409);
    }

    @Test
    void aRunningJobIsCancelledWithinSecondsAndShowsItsProgressBefore() {
        String id = client.submit("{\"type\":\"sluice.simulate\",\"payload\":{\"sleep\":\"PT60S\"}}");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.job(id).getJsonObject("progress").getInt("percent") > 0);
        Instant asked = Instant.now();

        assertThat(client.post("/api/v1/jobs/" + id + "/cancel", "").statusCode())
                .isBetween(200, 202);

        assertThat(client.awaitEnd(id).getString("state")).isEqualTo("CANCELLED");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aRepeatedSubmissionIsTheSameJobAndAnotherUnderItsKeyIsRefused() {
        String key = "\"" + UUID.randomUUID() + "\"";
        String body = "{\"type\":\"sluice.echo\",\"payload\":{\"order\":1}}";

        String first = client.submit(body, "Idempotency-Key", key);
        client.awaitEnd(first);
        String second =
                client.submit("{\"payload\": {\"order\": 1}, \"type\":\"sluice.echo\"}", "Idempotency-Key", key);
        HttpResponse<String> other = client.post(
                "/api/v1/jobs", "{\"type\":\"sluice.echo\",\"payload\":{\"order\":2}}", "Idempotency-Key", key);

        assertThat(second).isEqualTo(first);
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void bulkAnswersEachLineInOrder() {
        HttpResponse<String> answer = client.bulk(List.of(
                "{\"type\":\"sluice.echo\",\"payload\":1}",
                "{\"type\":\"no.such.type\",\"payload\":1}",
                "not json",
                "{\"type\":\"sluice.noop\",\"payload\":{}}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonObject> lines = answer.body().lines().map(Client::json).toList();
        assertThat(lines).hasSize(4);
        assertThat(client.awaitEnd(lines.get(0).getString("id")).getInt("result"))
                .isEqualTo(1);
        assertThat(lines.get(1).toString()).contains("422");
        assertThat(lines.get(2).toString()).contains("400");
        assertThat(client.awaitEnd(lines.get(3).getString("id")).getString("state"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void jobsAreListedByTagNewestFirst() {
        String tag = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            client.submit("{\"type\":\"sluice.echo\",\"payload\":" + i + ",\"tags\":{\"run\":\"" + tag + "\"}}");
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.list("state=SUCCEEDED&tag=run:" + tag).size() == 5);

        List<JsonObject> jobs = client.list("tag=run:" + tag);

        assertThat(jobs).extracting(job -> job.getInt("payload")).containsExactly(4, 3, 2, 1, 0);
    }
}
