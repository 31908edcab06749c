package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, and how keys come and go. */
@ServerTest
class RolesIT {

    private static final List<String> ASCENDING = List.of("viewer", "submitter", "operator", "admin");
    private static final Map<String, Client> HOLDERS = new ConcurrentHashMap<>();

    private final TestBed bed;
    private final Client admin;

    RolesIT(TestBed bed, Client admin) {
        this.bed = bed;
        this.admin = admin;
    }

    @ParameterizedTest
    @CsvSource({
        "viewer,    GET,    /api/v1/jobs?limit=1,  200",
        "viewer,    GET,    /api/v1/jobs/{id},     404",
        "viewer,    GET,    /api/v1/types,         200",
        "viewer,    GET,    /api/v1/types/no.such, 404",
        "submitter, POST,   /api/v1/jobs,          422",
        "submitter, POST,   /api/v1/jobs/bulk,     415",
        "submitter, POST,   /api/v1/jobs/{id}/cancel, 404",
        "operator,  POST,   /api/v1/jobs/{id}/retry,  404",
        "admin,     GET,    /api/v1/api-keys,      200",
        "admin,     POST,   /api/v1/api-keys,      422",
        "admin,     DELETE, /api/v1/api-keys/{id}, 404"
    })
    void aRoleOpensItsOwnDoorsAndThoseOfLowerRoles(String least, String method, String path, int allowed) {
        for (String role : List.of("viewer", "submitter", "operator", "admin", "worker")) {
            HttpResponse<String> answer = holder(role)
                    .send(
                            method,
                            path.replace("{id}", "00000000-0000-0000-0000-000000000000"),
                            method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody(),
                            "Content-Type",
                            "application/json");
            if (ASCENDING.indexOf(role) >= ASCENDING.indexOf(least)) {
                assertThat(answer.statusCode()).as(role + answer.body()).isEqualTo(allowed);
            } else if (allowed == 415) {
                assertThat(answer.statusCode()).as(role + answer.body()).isIn(403, 415);
            } else {
                Refusal.check(answer, 403);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "worker"})
    void aBulkRequestOfWhoMayNotSubmitIsRefusedAsAWhole(String role) {
        Refusal.check(holder(role).bulk(List.of("{\"type\":\"sluice.noop\"}")), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "worker"})
    void whoMayNotSubmitIsRefusedBeforeTheBodyIsRead(String role) {
        Refusal.check(holder(role).post("/api/v1/jobs", "not even JSON"), 403);
    }

    @Test
    void aRevokedKeyStopsWorkingSoonAndItsNameStaysTaken() {
        JsonObject key = create("viewer");
        String name = key.getString("name");
        Client holder = new Client(bed.server().url(), key.getString("key"));
        assertThat(holder.get("/api/v1/jobs?limit=1").statusCode()).isEqualTo(200);

        assertThat(revoke(name).statusCode()).isEqualTo(204);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> holder.get("/api/v1/jobs?limit=1").statusCode() == 401);
        Refusal.check(holder.get("/api/v1/jobs?limit=1"), 401);
        assertThat(revoke(name).statusCode()).isEqualTo(204);
        Refusal.check(admin.post("/api/v1/api-keys", request(name, "viewer")), 409);
    }

    @Test
    void anAdminMayRevokeItselfButNotTheLast() {
        JsonObject other = create("admin");
        Client second = new Client(bed.server().url(), other.getString("key"));

        assertThat(second.send("DELETE", "/api/v1/api-keys/" + other.getString("name"), BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(204);

        revokeAdminsMadeHere();
        Refusal.check(revoke("admin"), 409);
        assertThat(admin.get("/api/v1/api-keys").statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyIsShownOnceAndNeverAgain() {
        HttpResponse<String> answer = admin.post("/api/v1/api-keys", request(name(), "worker"));
        String secret = Client.json(answer).getString("key");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(secret).matches("sluice_[A-Za-z0-9_-]{32}");
        String list = admin.get("/api/v1/api-keys").body();
        assertThat(list).contains(Client.json(answer).getString("name"));
        assertThat(list)
                .doesNotContain(secret)
                .doesNotContain(TestBed.ADMIN_KEY)
                .doesNotContain("sluice_");
        assertThat(list).doesNotContain("hash");
    }

    @Test
    void theIdempotencyKeysOfTwoCallersAreTwo() {
        String body = "{\"type\":\"sluice.noop\"}";
        String key = UUID.randomUUID().toString();

        String one = holder("submitter").submit(body, "Idempotency-Key", key);
        String two = holder("operator").submit(body, "Idempotency-Key", key);

        assertThat(one).isNotEqualTo(two);
        assertThat(holder("submitter").submit(body, "Idempotency-Key", key)).isEqualTo(one);
    }

    private void revokeAdminsMadeHere() {
        HOLDERS.remove("admin");
        Client.json(admin.get("/api/v1/api-keys")).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(key -> key.getString("role").equals("admin") && key.isNull("revokedAt"))
                .map(key -> key.getString("name"))
                .filter(name -> !name.equals("admin"))
                .forEach(name -> assertThat(revoke(name).statusCode()).isEqualTo(204));
    }

    private Client holder(String role) {
        return HOLDERS.computeIfAbsent(
                role, any -> new Client(bed.server().url(), create(role).getString("key")));
    }

    private JsonObject create(String role) {
        HttpResponse<String> answer = admin.post("/api/v1/api-keys", request(name(), role));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Client.json(answer);
    }

    private HttpResponse<String> revoke(String name) {
        return admin.send("DELETE", "/api/v1/api-keys/" + name, BodyPublishers.noBody());
    }

    private static String name() {
        return "it-" + UUID.randomUUID();
    }

    private static String request(String name, String role) {
        return "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}";
    }
}
