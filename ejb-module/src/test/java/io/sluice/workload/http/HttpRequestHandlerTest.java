package io.sluice.workload.http;

import static io.sluice.workload.Jsons.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Outcome;
import io.sluice.workload.RecordingContext;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestHandlerTest {

    private HttpFixture http;

    @BeforeEach
    void start() throws IOException {
        http = new HttpFixture();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void getsJson() throws Exception {
        http.answer(
                "/a", 200, Map.of("Content-Type", "application/json", "X-Id", "7", "Set-Cookie", "s=1"), "{\"n\":1}");

        JsonObject result = done(http.run("{'url':'" + http.url("/a?token=secret") + "'}"));

        assertThat(result.getInt("status")).isEqualTo(200);
        assertThat(result.get("body")).isEqualTo(json("{'n':1}"));
        assertThat(result.getString("bodyEncoding")).isEqualTo("json");
        assertThat(result.getJsonObject("headers").getString("x-id")).isEqualTo("7");
        assertThat(result.getJsonObject("headers")).doesNotContainKey("set-cookie");
        assertThat(result.getString("url")).isEqualTo(http.url("/a"));
        assertThat(result.getInt("durationMillis")).isNotNegative();
        assertThat(http.seen.get(0).uri()).isEqualTo("/a?token=secret");
    }

    @Test
    void postsJsonWithHeadersAndAnIdempotencyKeyInQuotes() throws Exception {
        http.answer("/orders", 201, Map.of(), "");

        JsonObject result = done(http.run("{'method':'post','url':'" + http.url("/orders")
                + "','headers':{'Authorization':'Bearer x'},'body':{'text':'gr\u00fc\u00df'}}"));

        HttpFixture.Seen seen = http.seen.get(0);
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.body()).isEqualTo("{\"text\":\"gr\u00fc\u00df\"}");
        assertThat(seen.header("content-type")).isEqualTo("application/json");
        assertThat(seen.header("authorization")).isEqualTo("Bearer x");
        assertThat(seen.header("idempotency-key")).isEqualTo("\"key-1\"");
        assertThat(seen.header("user-agent")).startsWith("Sluice");
        assertThat(seen.header("host")).isEqualTo("127.0.0.1:" + http.port());
        assertThat(seen.headers()).doesNotContainKeys("upgrade", "accept-encoding", "te");
        assertThat(result.get("body")).isEqualTo(JsonValue.NULL);
        assertThat(result.getString("bodyEncoding")).isEqualTo("none");
    }

    @Test
    void aPayloadMaySetTheKeyAgentAndContentTypeAndSendText() throws Exception {
        http.answer("/x", 200, Map.of(), "");

        done(http.run(
                "{'method':'PUT','url':'" + http.url("/x") + "','body':'<a/>','headers':{'IDEMPOTENCY-KEY':'mine',"
                        + "'User-Agent':'me','Content-Type':'text/xml'}}"));

        HttpFixture.Seen seen = http.seen.get(0);
        assertThat(seen.body()).isEqualTo("<a/>");
        assertThat(seen.header("idempotency-key")).isEqualTo("mine");
        assertThat(seen.header("user-agent")).isEqualTo("me");
        assertThat(seen.header("content-type")).isEqualTo("text/xml");
    }

    @Test
    void aKeyCannotBreakOutOfItsQuotes() throws Exception {
        http.answer("/x", 200, Map.of(), "");

        http.handler("127.0.0.0/8")
                .handle(json("{'url':'" + http.url("/x") + "'}"), new RecordingContext(1, "a\"b\\c"));
        http.handler("127.0.0.0/8")
                .handle(json("{'url':'" + http.url("/x") + "'}"), new RecordingContext(1, "a\r\nX: y"));

        assertThat(http.seen.get(0).header("idempotency-key")).isEqualTo("\"a\\\"b\\\\c\"");
        assertThat(http.seen.get(1).header("idempotency-key")).isEqualTo("\"a%0D%0AX%3A+y\"");
        assertThat(http.seen.get(1).headers()).doesNotContainKey("x");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 410, 422, 451})
    void aRefusalIsFinal(int status) throws Exception {
        http.answer("/x", status, Map.of("Retry-After", "5"), "why\nnot");

        assertThat(http.run("{'url':'" + http.url("/x?key=secret") + "'}"))
                .isEqualTo(Outcome.fail("HttpStatus", "GET " + http.url("/x") + " answered " + status + ": why not"));
    }

    @ParameterizedTest
    @CsvSource({
        "408,,",
        "425,,",
        "500,7,",
        "502,,",
        "504,,",
        "429,,",
        "429,120,PT2M",
        "503,1,PT1S",
        "503,86400,PT1H",
        "503,99999999999999999999,PT1H",
        "503,soon,",
        "503,0,",
        "503,-5,",
        "429,'Sun, 01 Mar 2026 12:01:30 GMT',PT1M30S",
        "429,'Sun, 01 Mar 2026 11:00:00 GMT',"
    })
    void aPassingTroubleIsRetriedWhenTheServerSays(int status, String retryAfter, Duration wait) throws Exception {
        http.answer("/x", status, retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter), "");

        assertThat(http.run("{'url':'" + http.url("/x") + "'}"))
                .isEqualTo(new Outcome.Retry(
                        "HttpStatus", "GET " + http.url("/x") + " answered " + status, Optional.ofNullable(wait)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[200,404]|404", "'4xx'|404", "404|404", "['2xx','404']|404", "['2xx','404']|204", "'500'|500"})
    void whatIsExpectedIsSuccess(String expect, int status) throws Exception {
        http.answer("/x", status, Map.of(), "");

        assertThat(done(http.run("{'url':'" + http.url("/x") + "','expect':" + expect + "}"))
                        .getInt("status"))
                .isEqualTo(status);
    }

    @Test
    void successThatIsNotExpectedIsNone() throws Exception {
        http.answer("/x", 200, Map.of(), "");

        assertThat(http.run("{'url':'" + http.url("/x") + "','expect':[201]}"))
                .isEqualTo(Outcome.fail("HttpStatus", "GET " + http.url("/x") + " answered 200"));
    }

    @Test
    void headHasNoBody() throws Exception {
        http.answer("/x", 200, Map.of(), "");

        assertThat(done(http.run("{'method':'HEAD','url':'" + http.url("/x") + "'}"))
                        .getString("bodyEncoding"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|url",
                "{'url':5}|url",
                "{'url':'ftp://a/'}|url",
                "{'url':'file:///etc/passwd'}|url",
                "{'url':'jar:http://a/!/'}|url",
                "{'url':'//a/b'}|url",
                "{'url':'http:///b'}|url",
                "{'url':'http://u:p@a/'}|url",
                "{'url':'http://a:0/'}|url",
                "{'url':'http://a:65536/'}|url",
                "{'url':'http://a b/'}|url",
                "{'url':'http://a/\\r\\nX: y'}|url",
                "{'url':'http://m\u00fcller.example/'}|url",
                "{'url':'http://a/','method':'TRACE'}|method",
                "{'url':'http://a/','method':'CONNECT'}|method",
                "{'url':'http://a/','method':'GET /x HTTP/1.1\\r\\n'}|method",
                "{'url':'http://a/','body':{}}|body",
                "{'url':'http://a/','headers':[]}|headers",
                "{'url':'http://a/','headers':{'A b':'c'}}|headers",
                "{'url':'http://a/','headers':{'':'c'}}|headers",
                "{'url':'http://a/','headers':{'A\\r\\nB':'c'}}|headers",
                "{'url':'http://a/','headers':{'A':'b\\r\\nC: d'}}|headers.A",
                "{'url':'http://a/','headers':{'A':'b\\u0000'}}|headers.A",
                "{'url':'http://a/','headers':{'A':5}}|headers.A",
                "{'url':'http://a/','headers':{'A':'b','a':'c'}}|headers.a",
                "{'url':'http://a/','headers':{'Host':'b'}}|headers.Host",
                "{'url':'http://a/','headers':{'connection':'close'}}|headers.connection",
                "{'url':'http://a/','headers':{'Content-Length':'1'}}|headers.Content-Length",
                "{'url':'http://a/','headers':{'Transfer-Encoding':'chunked'}}|headers.Transfer-Encoding",
                "{'url':'http://a/','headers':{'Proxy-Authorization':'x'}}|headers.Proxy-Authorization",
                "{'url':'http://a/','timeout':'PT5M1S'}|timeout",
                "{'url':'http://a/','timeout':'PT0S'}|timeout",
                "{'url':'http://a/','timeout':30}|timeout",
                "{'url':'http://a/','expect':[100]}|expect",
                "{'url':'http://a/','expect':'1xx'}|expect",
                "{'url':'http://a/','expect':true}|expect",
                "{'url':'http://a/','retries':3}|retries"
            })
    void aWrongFieldIsNamed(String payload, String field) throws Exception {
        assertThat(http.run(payload)).isInstanceOfSatisfying(Outcome.Fail.class, fail -> {
            assertThat(fail.type()).isEqualTo("InvalidPayload");
            assertThat(fail.message()).startsWith(field + ": ");
        });
    }

    static JsonObject done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).result().asJsonObject();
    }
}
