package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is just within a limit is taken, one past it is not. */
@ServerTest
class LimitsIT {

    private static final int PAYLOAD = 256 * 1024;
    private static final int BODY = 512 * 1024;
    private static final int DEPTH = 64;

    private final Client client;

    LimitsIT(Client client) {
        this.client = client;
    }

    @Test
    void aPayloadMayHave256KibibytesAndIsKeptToTheLastByte() {
        String payload = '"' + "é".repeat(PAYLOAD / 2 - 1) + '"';

        JsonObject job = client.awaitEnd(client.submit(echo(payload)));

        assertThat(job.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(job.get("payload").toString()).isEqualTo(payload);
        assertThat(job.get("result").toString()).isEqualTo(payload);
        Refusal.check(client.post("/api/v1/jobs", echo(payload.replaceFirst("é", "éx"))), 413, "/payload");
    }

    @Test
    void aBodyMayHave512Kibibytes() {
        String body = echo("1") + " ".repeat(BODY - echo("1").length());

        assertThat(client.post("/api/v1/jobs", body).statusCode()).isEqualTo(202);
        Refusal.check(client.post("/api/v1/jobs", body + " "), 413, "");
    }

    @Test
    void jsonMayBe64Deep() {
        String deepest = "[".repeat(DEPTH - 1) + "]".repeat(DEPTH - 1);

        JsonObject job = client.awaitEnd(client.submit(echo(deepest)));

        assertThat(job.get("result").toString()).isEqualTo(deepest);
        HttpResponse<String> deeper = client.post("/api/v1/jobs", echo("[" + deepest + "]"));
        Refusal.check(deeper, 400, Refusal.fields(deeper).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "9223372036854775808",
                "1e9999",
                "-1e-9999",
                "0.1",
                "\"\\u0000 \\ud83d\\ude00 \\u2028\"",
                "\"</script>\"",
                "{\"\":{\"\":[]}}"
            })
    void aPayloadOfAbsurdButValidJsonComesBackAsItWas(String payload) {
        JsonObject job = client.awaitEnd(client.submit(echo(payload)));

        assertThat(job.getString("state")).as(job.toString()).isEqualTo("SUCCEEDED");
        assertThat(job.get("payload")).isEqualTo(Client.json(echo(payload)).get("payload"));
        assertThat(job.get("result")).isEqualTo(job.get("payload"));
    }

    @Test
    void aJobMayHave16TagsWithLongNamesAndTexts() {
        String tags = IntStream.range(10, 26)
                .mapToObj(i -> "\"" + "n".repeat(62) + i + "\":\"" + "✓".repeat(256) + "\"")
                .collect(Collectors.joining(","));

        JsonObject job = client.job(client.submit(noop("\"tags\":{" + tags + "}")));

        assertThat(job.getJsonObject("tags")).hasSize(16);
        Refusal.check(client.post("/api/v1/jobs", noop("\"tags\":{" + tags + ",\"one\":\"\"}")), 422, "/tags");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'priority':0",
                "'priority':9",
                "'priority':9.0",
                "'priority':0.9e1",
                "'delay':'P365D'",
                "'delay':'PT0S'",
                "'delay':'PT0.000000001S'",
                "'runAt':'1970-01-01T00:00:00Z'",
                "'runAt':'2020-02-29T23:59:59.999999999+14:00'",
                "'timeout':'PT0.001S'",
                "'timeout':'PT24H'",
                "'retry':{'maxAttempts':1,'initialDelay':'PT0S','multiplier':1,'maxDelay':'PT0S'}",
                "'tags':{}",
                "'version':1",
                "'priority':null,'delay':null,'tags':null,'retry':null,'expiresAt':null,'queue':null"
            })
    void aFieldAtTheEdgeOfItsRangeIsTaken(String fields) {
        HttpResponse<String> answer = client.post("/api/v1/jobs", noop(fields.replace('\'', '"')));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        // Those due in a year are not left behind; those that have ended by now cannot be.
        String id = Client.json(answer).getString("id");
        assertThat(client.post("/api/v1/jobs/" + id + "/cancel", "").statusCode())
                .isIn(200, 409);
    }

    @Test
    void aFieldThatIsNotOfferedYetMayBeNull() {
        client.submit(noop("\"group\":null,\"notify\":null"));
    }

    @Test
    void aKeyMayHave255Characters() {
        String key = UUID.randomUUID() + "~".repeat(255 - 36);

        String id = client.submit(noop("\"priority\":1"), "Idempotency-Key", '"' + key + '"');

        assertThat(client.submit(noop("\"priority\":1"), "Idempotency-Key", key))
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=", "wait=-1", "wait=soon", "wait=1e9", "wait=99999999999999999999", "no"})
    void aPreferenceThatIsNoneIsIgnored(String prefer) {
        HttpResponse<String> answer = client.post("/api/v1/jobs", noop("\"delay\":\"PT0.1S\""), "Prefer", prefer);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
    }

    @Test
    void aWaitOfYearsIsCutToAMinute() {
        HttpResponse<String> answer =
                client.post("/api/v1/jobs", noop("\"priority\":9"), "Prefer", "wait=99999999999999999");

        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("wait=60");
    }

    @Test
    void aTraceThatIsNoneIsIgnored() {
        client.submit(noop("\"priority\":1"), "traceparent", "00-zz");
    }

    @Test
    void aPageMayHave1To200JobsAndTimesMayBeFarAway() {
        String soon = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        for (String query : new String[] {
            "limit=1",
            "limit=200",
            "from=0000-01-01T00:00:00Z",
            "from=" + soon,
            "to=9999-12-31T23:59:59Z",
            "tag=a:" + "v".repeat(256)
        }) {
            HttpResponse<String> answer = client.get("/api/v1/jobs?" + query);

            assertThat(answer.statusCode()).as(query + answer.body()).isEqualTo(200);
        }
    }

    private static String echo(String payload) {
        return "{\"type\":\"sluice.echo\",\"payload\":" + payload + "}";
    }

    private static String noop(String fields) {
        return "{\"type\":\"sluice.noop\"," + fields + "}";
    }
}
