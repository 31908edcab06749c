package io.sluice.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no JSON, or too much of it. */
@ServerTest
class BadBodyIT extends NothingStored {

    private static final String NOOP = "{\"type\":\"sluice.noop\",\"payload\":";

    private final Client client;
    private final RawHttp raw;

    BadBodyIT(TestBed bed, Client client) {
        super(client);
        this.client = client;
        this.raw = new RawHttp(bed.server().url());
    }

    @ParameterizedTest
    @MethodSource
    void aBodyThatIsNoStrictJsonIsRefused(byte[] body) {
        HttpResponse<String> answer = client.post("/api/v1/jobs", body);

        Refusal.check(answer, 400, Refusal.fields(answer).toArray(String[]::new));
        assertThat(Refusal.fields(answer)).hasSize(1);
    }

    static Stream<byte[]> aBodyThatIsNoStrictJsonIsRefused() {
        Stream<String> texts = Stream.of(
                "",
                "   \r\n",
                "null",
                "[]",
                "\"sluice.noop\"",
                "1",
                "{",
                "{\"type\"",
                "{\"type\":\"sluice.noop\"",
                "{\"type\":\"sluice.noop\",}",
                "{\"type\":\"sluice.noop\"} {}",
                "{'type':'sluice.noop'}",
                "{type:\"sluice.noop\"}",
                "{\"type\":\"sluice.noop\"/* */}",
                "{\"type\":\"sluice.noop\",\"type\":\"sluice.echo\"}",
                "{\"type\":\"sluice.noop\",\"t\\u0079pe\":\"sluice.echo\"}",
                NOOP + "{\"a\":1,\"a\":2}}",
                NOOP + "\"\\ud800\"}",
                NOOP + "\"\\udc00\\ud800\"}",
                NOOP + "{\"\\ud83d\":1}}",
                NOOP + "\"a\tb\"}",
                NOOP + "\"\\x41\"}",
                NOOP + "\"\\u00g0\"}",
                NOOP + "\"open}",
                NOOP + "01}",
                NOOP + "+1}",
                NOOP + ".5}",
                NOOP + "1.}",
                NOOP + "NaN}",
                NOOP + "Infinity}",
                NOOP + "0x10}",
                NOOP + "True}",
                NOOP + "1e10000}",
                NOOP + "1e-99999999999999999999}",
                NOOP + "1".repeat(401) + "}",
                NOOP + "1".repeat(200_000) + "}",
                NOOP + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                NOOP + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}",
                "[".repeat(200_000),
                "\ufeff" + NOOP + "1}",
                NOOP + "1}\u0000");
        Stream<byte[]> bytes = Stream.of(
                (NOOP + "\"\u00fc\"}").getBytes(ISO_8859_1),
                (NOOP + "\"\u00c0\u0080\"}").getBytes(ISO_8859_1),
                (NOOP + "\"\u00ed\u00a0\u0080\"}").getBytes(ISO_8859_1),
                (NOOP + "\"\u00f4\u0090\u0080\u0080\"}").getBytes(ISO_8859_1),
                (NOOP + "1}").getBytes(UTF_16),
                new byte[1024]);
        return Stream.concat(texts.map(text -> text.getBytes(UTF_8)), bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/x-ndjson",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "*/*"
            })
    void aBodyOfAnotherTypeIsRefused(String type) {
        Refusal.check(client.post("/api/v1/jobs", NOOP + "1}", "Content-Type", type), 415);
    }

    @Test
    void aBodyOfNoTypeIsRefused() {
        Refusal.check(client.send("POST", "/api/v1/jobs", BodyPublishers.ofString(NOOP + "1}")), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "application/", ";;;", "application/json; charset", "application json"})
    void aContentTypeThatIsNoneIsRefused(String type) {
        HttpResponse<String> answer = client.post("/api/v1/jobs", NOOP + "1}", "Content-Type", type);

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 415);
        Refusal.check(answer, answer.statusCode());
    }

    @Test
    void aPayloadOfAMebibyteIsRefused() {
        Refusal.check(client.post("/api/v1/jobs", NOOP + "\"" + "x".repeat(1024 * 1024) + "\"}"), 413, "");
    }

    @Test
    void aPayloadPastItsLimitInABodyWithinItsOwnIsRefused() {
        Refusal.check(client.post("/api/v1/jobs", NOOP + "\"" + "x".repeat(300_000) + "\"}"), 413, "/payload");
    }

    @Test
    void aBodyPastItsLimitIsRefusedWithoutALengthToo() throws IOException {
        byte[] body = (NOOP + "1" + " ".repeat(512 * 1024) + "}").getBytes(UTF_8);

        Refusal.check(client.post("/api/v1/jobs", body), 413, "");
        String head = raw.post("/api/v1/jobs", "Content-Type: application/json", "Transfer-Encoding: chunked");
        Refusal.check(raw.send(head, RawHttp.chunked(body, 8_000)), 413);
    }

    @Test
    void anEndlessBodyIsCutOff() throws IOException {
        byte[] body = " ".repeat(16 * 1024 * 1024).getBytes(UTF_8);

        RawHttp.Answer answer = raw.send(
                raw.post("/api/v1/jobs", "Content-Type: application/json", "Transfer-Encoding: chunked"),
                RawHttp.chunked(body, 64_000));

        // Whoever is still sending may lose the answer with the connection, but nothing else may happen.
        assertThat(answer.status()).isIn(413, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 999999999999999999999",
                "Content-Length: -1",
                "Content-Length: ten",
                "Content-Length: 5\nContent-Length: 6",
                "Transfer-Encoding: nonsense"
            })
    void aLengthThatIsNoneIsRefused(String field) throws IOException {
        RawHttp.Answer answer = raw.send(
                raw.post("/api/v1/jobs", "Content-Type: application/json", field), (NOOP + "1}").getBytes(UTF_8));

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 501);
        assertThat(answer.status()).as(answer.toString()).isNotEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "-5\r\n{}\r\n0\r\n\r\n", "fffffffffffffffff\r\n{}\r\n0\r\n\r\n"})
    void chunksThatAreNoneAreRefused(String body) throws IOException {
        RawHttp.Answer answer = raw.send(
                raw.post("/api/v1/jobs", "Content-Type: application/json", "Transfer-Encoding: chunked"),
                body.getBytes(UTF_8));

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
    }
}
