package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, paths and query parameters that do not exist. */
@ServerTest
class BadPathIT extends NothingStored {

    private final Client client;
    private final RawHttp raw;

    BadPathIT(TestBed bed, Client client) {
        super(client);
        this.client = client;
        this.raw = new RawHttp(bed.server().url());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,                          limit",
        "limit=-1,                         limit",
        "limit=201,                        limit",
        "limit=abc,                        limit",
        "limit=1.5,                        limit",
        "limit=99999999999999999999,       limit",
        "limit=,                           limit",
        "limit=5&limit=6,                  limit",
        "state=running,                    state",
        "state=,                           state",
        "tag=order,                        tag",
        "tag=:42,                          tag",
        "tag=a:%00,                        tag",
        "type=a%20b,                       type",
        "queue=%C3%BC,                     queue",
        "from=yesterday,                   from",
        "to=2026-13-01T00:00:00Z,          to",
        "after=1,                          after",
        "after=1-1-1-1-1,                  after",
        "after=%27;DROP%20TABLE%20job;--,  after",
        "page=2,                           page",
        "Limit=5,                          Limit",
        "limit=0&page=2,                   limit page"
    })
    void aQueryThatIsNoneIsRefused(String query, String names) {
        Refusal.check(client.get("/api/v1/jobs?" + query), 422, names.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/types?x=1", "/api/v1/api-keys?x=1"})
    void aListWithoutParametersRefusesAny(String path) {
        Refusal.check(client.get(path), 422, "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nope",
                "1",
                "1-1-1-1-1",
                "00000000-0000-0000-0000-00000000000g",
                "00000000-0000-0000-0000-000000000000",
                "%7B%7D"
            })
    void aJobThatIsNotThereIsNotFound(String id) {
        String path = "/api/v1/jobs/" + id;

        Refusal.check(client.get(path), 404);
        Refusal.check(client.get(path, "Prefer", "wait=5"), 404);
        Refusal.check(client.post(path + "/cancel", ""), 404);
        Refusal.check(client.post(path + "/retry", ""), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/nope",
                "/api/v2/jobs",
                "/api/v1/jobs/00000000-0000-0000-0000-000000000000/nope",
                "/api/v1/types/no.such",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/error"
            })
    void aPathThatIsNotThereIsNotFound(String path) {
        Refusal.check(client.get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/api/v1/../../WEB-INF/web.xml",
                "/api/v1/..%2f..%2fWEB-INF/web.xml",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/WEB-INF;x=1/web.xml",
                "/web-inf/web.xml",
                "/\\..\\WEB-INF\\web.xml"
            })
    void aPathOutOfBoundsLeadsNowhere(String path) throws IOException {
        RawHttp.Answer answer = raw.send(raw.get(path));

        // The server may send a client on from a path with parameters, to nowhere.
        assertThat(answer.status()).as(answer.toString()).isBetween(301, 499);
        assertThat(answer.body()).doesNotContain("web-app").doesNotContain("root:");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    /api/v1/jobs",
        "DELETE, /api/v1/jobs",
        "PATCH,  /api/v1/jobs",
        "FROB,   /api/v1/jobs",
        "DELETE, /api/v1/jobs/00000000-0000-0000-0000-000000000000",
        "GET,    /api/v1/jobs/00000000-0000-0000-0000-000000000000/cancel",
        "POST,   /api/v1/types",
        "PUT,    /api/v1/api-keys"
    })
    void aMethodThatIsNotThereIsNotAllowed(String method, String path) {
        HttpResponse<String> answer = client.send(method, path, body(method, "{}"), "Content-Type", "application/json");

        Refusal.check(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).isPresent();
    }

    @Test
    void aRequestIsNotEchoed() throws IOException {
        RawHttp.Answer answer = raw.send(raw.get("/").replaceFirst("GET", "TRACE"));

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 501);
        assertThat(answer.body()).doesNotContain(TestBed.ADMIN_KEY);
    }

    @Test
    void aBulkRequestOfAnotherTypeIsRefused() {
        Refusal.check(client.post("/api/v1/jobs/bulk", "{\"type\":\"sluice.noop\"}"), 415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                    | /name /role",
                "{'name':'a b','role':'viewer'}        | /name",
                "{'name':'','role':'viewer'}           | /name",
                "{'name':5,'role':'viewer'}            | /name",
                "{'name':'x','role':'root'}            | /role",
                "{'name':'x','role':'ADMIN'}           | /role",
                "{'name':'x','role':['admin']}         | /role",
                "{'name':'x','role':'viewer','key':''} | /key"
            })
    void anApiKeyThatIsNoneIsRefused(String body, String fields) {
        Refusal.check(client.post("/api/v1/api-keys", body.replace('\'', '"')), 422, fields.split(" "));
        assertThat(client.get("/api/v1/api-keys").body()).doesNotContain("\"x\"");
    }

    @Test
    void anApiKeyThatIsNotThereIsNotRevoked() {
        Refusal.check(client.send("DELETE", "/api/v1/api-keys/" + UUID.randomUUID(), BodyPublishers.noBody()), 404);
    }

    // Payara takes a GET or DELETE with a body for a malformed request.
    private static BodyPublisher body(String method, String json) {
        return method.startsWith("P") ? BodyPublishers.ofString(json) : BodyPublishers.noBody();
    }
}
