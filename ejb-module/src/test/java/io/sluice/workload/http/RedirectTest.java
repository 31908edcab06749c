package io.sluice.workload.http;

import static io.sluice.workload.http.HttpRequestHandlerTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Outcome;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {

    private HttpFixture http;

    @BeforeEach
    void start() throws IOException {
        http = new HttpFixture();
        http.answer("/end", 200, Map.of(), "end");
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @ParameterizedTest
    @CsvSource({
        "301,POST,GET",
        "302,POST,GET",
        "303,POST,GET",
        "307,POST,POST",
        "308,POST,POST",
        "301,PUT,PUT",
        "303,PUT,GET",
        "303,HEAD,HEAD",
        "302,GET,GET"
    })
    void keepsOrChangesTheMethod(int status, String method, String next) throws Exception {
        http.redirect("/start", status, "/end?q=1");
        String body = method.startsWith("P") ? ",'body':'b'" : "";

        JsonObject result = done(http.run("{'method':'" + method + "','url':'" + http.url("/start")
                + "','headers':{'X-Key':'k','Authorization':'a'}" + body + "}"));

        HttpFixture.Seen last = http.seen.get(1);
        assertThat(last.method()).isEqualTo(next);
        assertThat(last.uri()).isEqualTo("/end?q=1");
        assertThat(last.body()).isEqualTo(next.startsWith("P") ? "b" : "");
        assertThat(last.header("content-type")).isEqualTo(next.startsWith("P") ? "text/plain; charset=utf-8" : null);
        assertThat(last.header("authorization")).isEqualTo("a");
        assertThat(last.header("x-key")).isEqualTo("k");
        assertThat(result.getInt("redirects")).isEqualTo(1);
        assertThat(result.getString("url")).isEqualTo(http.url("/end"));
    }

    @Test
    void dropsWhatMayBeACredentialOnTheWayToAnotherOrigin() throws Exception {
        http.name("other.example", "127.0.0.1");
        http.redirect("/start", 307, "http://other.example:" + http.port() + "/end");

        done(http.run("{'url':'" + http.url("/start")
                + "','headers':{'Authorization':'a','Cookie':'c','X-Api-Key':'k','Accept':'text/plain'}}"));

        assertThat(http.seen.get(0).headers()).containsKeys("authorization", "cookie", "x-api-key");
        assertThat(http.seen.get(1).headers()).doesNotContainKeys("authorization", "cookie", "x-api-key");
        assertThat(http.seen.get(1).header("accept")).isEqualTo("text/plain");
        assertThat(http.seen.get(1).header("idempotency-key")).isEqualTo("\"key-1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:%d/end", "http://169.254.169.254/latest/", "//10.0.0.1/", "http://[::1]:%d/"})
    void isRefusedOnTheWayToAPrivateAddress(String location) throws Exception {
        http.name("public.example", "127.0.0.7");
        try (HttpFixtureOn7 outside = new HttpFixtureOn7()) {
            outside.redirect(String.format(location, http.port()));

            assertType(
                    "AddressRefused", http.run("{'url':'http://public.example:" + outside.port() + "/'}", "127.0.0.7"));
        }
        assertThat(http.seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "gopher://127.0.0.1/",
                "data:,x",
                "javascript:alert(1)",
                "http://u:p@127.0.0.1/",
                "http://",
                "http://a b/",
                "http://127.0.0.1:99999/"
            })
    void isRefusedOnTheWayToWhatIsNoPlainUrl(String location) throws Exception {
        http.redirect("/start", 302, location);

        Outcome outcome = http.run("{'url':'" + http.url("/start") + "','expect':200}");

        assertType("RedirectRefused", outcome);
    }

    @Test
    void endsInALoop() throws Exception {
        http.redirect("/loop", 302, "/loop");

        assertType("TooManyRedirects", http.run("{'url':'" + http.url("/loop") + "'}"));
        assertThat(http.seen).hasSize(6);
    }

    @Test
    void endsAfterTwentyHopsOfALongChain() throws Exception {
        for (int hop = 0; hop < 20; hop++) {
            http.redirect("/hop" + hop + "x", 307, "/hop" + (hop + 1) + "x");
        }

        assertType("TooManyRedirects", http.run("{'url':'" + http.url("/hop0x") + "'}"));
        assertThat(http.seen).hasSize(6);
    }

    @Test
    void isAnAnswerToAJobThatExpectsIt() throws Exception {
        http.redirect("/start", 302, "/end");

        JsonObject result = done(http.run("{'url':'" + http.url("/start") + "','expect':'3xx'}"));

        assertThat(result.getInt("status")).isEqualTo(302);
        assertThat(result.getJsonObject("headers").getString("location")).isEqualTo("/end");
    }

    @Test
    void withoutALocationIsAnUnexpectedStatus() throws Exception {
        http.answer("/start", 302, Map.of(), "");

        assertType("HttpStatus", http.run("{'url':'" + http.url("/start") + "'}"));
    }

    @Test
    void fromHttpsToHttpIsRefused() {
        HttpCall call = new HttpCall(
                "GET",
                URI.create("https://a.example/"),
                Map.of(),
                Optional.empty(),
                Duration.ofSeconds(1),
                ExpectedStatus.read(List.of()));
        HttpAnswer answer =
                new HttpAnswer(302, Map.of("location", List.of("http://a.example/")), ByteBuffer.allocate(0));

        Assertions.assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> RedirectPolicy.follow(call, answer, 0, 5))
                .withMessage("https://a.example/ redirects from https to http");
    }

    private static void assertType(String type, Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Fail.class, fail -> assertThat(fail.type())
                .isEqualTo(type));
    }
}
