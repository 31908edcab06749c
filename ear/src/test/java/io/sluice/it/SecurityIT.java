package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody without a key gets anything but health, not even whether there is something. */
@ServerTest
class SecurityIT extends NothingStored {

    private static final String NO_KEY_SENT = "Bearer realm=\"sluice\"";
    private static final String BAD_KEY_SENT = NO_KEY_SENT + ", error=\"invalid_token\"";
    private static final String NOOP = "{\"type\":\"sluice.noop\"}";

    private final Client stranger;
    private final RawHttp raw;

    SecurityIT(TestBed bed, Client client) {
        super(client);
        this.stranger = new Client(bed.server().url(), null);
        this.raw = new RawHttp(bed.server().url());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /",
        "GET,     /openapi",
        "GET,     /openapi/",
        "GET,     /metrics",
        "GET,     /console/",
        "GET,     /nope",
        "GET,     /error",
        "GET,     /health/nope",
        "GET,     /health/",
        "GET,     /health/live/",
        "GET,     /health/live;x=1",
        "GET,     /health/%6cive",
        "GET,     /WEB-INF/web.xml",
        "GET,     /api/v1",
        "GET,     /api/v1/jobs",
        "GET,     /api/v1/jobs/00000000-0000-0000-0000-000000000000",
        "GET,     /api/v1/types",
        "GET,     /api/v1/api-keys",
        "GET,     /api/v1/nope",
        "POST,    /api/v1/jobs",
        "POST,    /api/v1/jobs/bulk",
        "POST,    /api/v1/api-keys",
        "DELETE,  /api/v1/api-keys/admin",
        "PUT,     /api/v1/jobs",
        "OPTIONS, /api/v1/jobs",
        "OPTIONS, /",
        "FROB,    /api/v1/jobs"
    })
    void withoutAKeyNothingIsShown(String method, String path) {
        HttpResponse<String> answer =
                stranger.send(method, path, body(method, NOOP), "Content-Type", "application/json");

        Refusal.check(answer, 401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(NO_KEY_SENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/jobs", "/openapi", "/metrics"})
    void withoutAKeyNotEvenTheHeadIsShown(String path) {
        HttpResponse<String> answer = stranger.send("HEAD", path, BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(NO_KEY_SENT);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/started"})
    void healthIsOpenToAll(String path) {
        assertThat(stranger.get(path).statusCode()).isEqualTo(200);
        assertThat(stranger.send("HEAD", path, BodyPublishers.noBody()).statusCode())
                .isIn(200, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer " + TestBed.ADMIN_KEY + "x",
                "Bearer SLUICE_integration-tests-only-0123456789",
                "Bearer",
                "Bearer \"" + TestBed.ADMIN_KEY + "\"",
                "Bearer " + TestBed.ADMIN_KEY + ", Bearer x",
                TestBed.ADMIN_KEY,
                "Basic YWRtaW46YWRtaW4=",
                "Basic " + TestBed.ADMIN_KEY,
                "Digest username=\"admin\"",
                "Bearer ' OR ''='",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsImdyb3VwcyI6WyJhZG1pbiJdfQ."
            })
    void aKeyThatIsNoneOpensNothing(String authorization) {
        HttpResponse<String> answer = stranger.get("/api/v1/jobs", "Authorization", authorization);

        Refusal.check(answer, 401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(BAD_KEY_SENT);
        Refusal.check(stranger.post("/api/v1/jobs", NOOP, "Authorization", authorization), 401);
    }

    @Test
    void aKeyOfControlCharactersOrThousandsOfCharactersOpensNothing() throws IOException {
        for (String key : new String[] {"", " ", "\u0001", "ü", "a".repeat(7_000)}) {
            RawHttp.Answer answer = raw.send("GET /api/v1/jobs HTTP/1.1\nHost: sluice\nConnection: close\n"
                    + "Authorization: Bearer " + key + "\nX-End: 1");

            assertThat(answer.status()).as(key + answer).isIn(400, 401);
        }
    }

    @Test
    void theFirstOfTwoKeysCounts() throws IOException {
        RawHttp.Answer answer = raw.send("GET /api/v1/jobs HTTP/1.1\nHost: sluice\nConnection: close\n"
                + "Authorization: Bearer wrong\nAuthorization: Bearer " + TestBed.ADMIN_KEY);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
    void theNameOfTheSchemeMayBeWrittenInAnyWay(String scheme) {
        HttpResponse<String> answer = stranger.get("/api/v1/jobs?limit=1", "Authorization", scheme + TestBed.ADMIN_KEY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aKeyIsNoParameterAndNoCookie() {
        Refusal.check(stranger.get("/api/v1/jobs?access_token=" + TestBed.ADMIN_KEY), 401);
        Refusal.check(stranger.get("/api/v1/jobs", "Cookie", "Authorization=" + TestBed.ADMIN_KEY), 401);
    }

    @Test
    void noSessionIsStarted() {
        HttpResponse<String> answer =
                stranger.get("/api/v1/jobs?limit=1", "Authorization", "Bearer " + TestBed.ADMIN_KEY);

        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    // Payara takes a GET or DELETE with a body for a malformed request.
    private static BodyPublisher body(String method, String json) {
        return method.startsWith("P") ? BodyPublishers.ofString(json) : BodyPublishers.noBody();
    }
}
