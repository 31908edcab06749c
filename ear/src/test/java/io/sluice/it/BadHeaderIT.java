package io.sluice.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Header fields that nobody sends by accident. */
@ServerTest
class BadHeaderIT extends NothingStored {

    private static final String NOOP = "{\"type\":\"sluice.noop\"}";
    private static final String KEY = "Idempotency-Key";

    private final Client client;
    private final RawHttp raw;

    BadHeaderIT(TestBed bed, Client client) {
        super(client);
        this.client = client;
        this.raw = new RawHttp(bed.server().url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"",
                "\"a",
                "a\"",
                "a b",
                "\"a b\"",
                "a,b",
                "a;b",
                "a\\b",
                "\"a\\b\"",
                "\"a\" \"b\"",
            })
    void anIdempotencyKeyThatIsNoneIsRefused(String key) {
        Refusal.check(client.post("/api/v1/jobs", NOOP, KEY, key), 400, KEY);
    }

    @Test
    void anIdempotencyKeyThatIsTooLongIsRefused() {
        Refusal.check(client.post("/api/v1/jobs", NOOP, KEY, "k".repeat(300)), 400, KEY);
        Refusal.check(client.post("/api/v1/jobs", NOOP, KEY, '"' + "k".repeat(256) + '"'), 400, KEY);
    }

    @Test
    void twoIdempotencyKeysAreRefused() {
        Refusal.check(client.post("/api/v1/jobs", NOOP, KEY, "a", KEY, "b"), 400, KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00fc", "a\u0001b", "a\tb", "a\u007fb", "a\u0000b"})
    void anIdempotencyKeyOfNoVisibleAsciiIsRefused(String key) throws IOException {
        RawHttp.Answer answer = submit(KEY + ": " + key);

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
    }

    @Test
    void aHeaderFieldOfSixteenKibibytesIsRefused() throws IOException {
        assertThat(submit("X-Large: " + "x".repeat(16 * 1024)).status()).isBetween(400, 499);
    }

    @Test
    void aThousandHeaderFieldsAreRefused() throws IOException {
        String fields =
                IntStream.range(0, 1_000).mapToObj(i -> "X-" + i + ": 1").collect(Collectors.joining("\n"));

        assertThat(submit(fields).status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/*"})
    void aClientThatTakesNoJsonIsRefused(String accept) {
        Refusal.check(client.post("/api/v1/jobs", NOOP, "Accept", accept), 406);
        Refusal.check(client.get("/api/v1/jobs", "Accept", accept), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "/", "a/b/c", ";", "text/html;q=high"})
    void anAcceptThatIsNoneIsRefused(String accept) {
        HttpResponse<String> answer = client.post("/api/v1/jobs", NOOP, "Accept", accept);

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 406);
        Refusal.check(answer, answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/jobs", "GET /api/v1/jobs HTTP/9.9", "GET", "/ / /", "GET  HTTP/1.1"})
    void aRequestLineThatIsNoneGetsNothing(String line) throws IOException {
        RawHttp.Answer answer = raw.send(line + "\nHost: sluice\nConnection: close");

        assertThat(answer.status() == 0 || answer.status() >= 400)
                .as(answer.toString())
                .isTrue();
        assertThat(answer.body()).doesNotContain("items").doesNotContain("Exception");
    }

    @Test
    void aCompressedBodyIsRefused() throws IOException {
        RawHttp.Answer answer = raw.send(
                raw.post(
                        "/api/v1/jobs",
                        "Content-Type: application/json",
                        "Content-Encoding: gzip",
                        "Content-Length: 4"),
                new byte[] {0x1f, (byte) 0x8b, 8, 0});

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
    }

    private RawHttp.Answer submit(String field) throws IOException {
        String head =
                raw.post("/api/v1/jobs", "Content-Type: application/json", "Content-Length: " + NOOP.length(), field);
        return raw.send(head.replaceFirst("\\s+\\z", " "), NOOP.getBytes(UTF_8));
    }
}
