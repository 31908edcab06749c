package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls to services that are slow, broken or hostile. */
@ServerTest
class HttpRequestIT {

    private static final String QUICK_RETRY = ",\"retry\":{\"initialDelay\":\"PT0.05S\",\"maxDelay\":\"PT0.1S\"}";

    private final Client client;

    HttpRequestIT(Client client) {
        this.client = client;
    }

    @Test
    void aFlakyServiceIsAskedAgainUnderTheSameIdempotencyKey() throws IOException {
        try (Endpoint endpoint = new Endpoint(call -> call < 3
                ? Endpoint.status(call == 1 ? 500 : 503)
                : new Endpoint.Answer(201, "{\"paid\":\"ü\"}", "Content-Type", "application/json"))) {
            JsonObject job = client.awaitEnd(client.submit(request("\"method\":\"POST\",\"url\":\""
                    + endpoint.url("/charges?order=1") + "\",\"body\":{\"cents\":1}")));

            assertThat(job.getString("state")).as(job.toString()).isEqualTo("SUCCEEDED");
            assertThat(job.getInt("attempt")).isEqualTo(3);
            assertThat(job.getJsonObject("result").getInt("status")).isEqualTo(201);
            assertThat(job.getJsonObject("result").getJsonObject("body").getString("paid"))
                    .isEqualTo("ü");
            assertThat(endpoint.calls()).hasSize(3).allSatisfy(call -> {
                assertThat(call.method()).isEqualTo("POST");
                assertThat(call.path()).isEqualTo("/charges?order=1");
                assertThat(call.body()).isEqualTo("{\"cents\":1}");
            });
            assertThat(endpoint.calls().stream()
                            .map(call -> call.headers().get("Idempotency-Key"))
                            .distinct())
                    .singleElement()
                    .satisfies(
                            keys -> assertThat(keys).singleElement().asString().matches("\"[^\"]+\""));
        }
    }

    @Test
    void retryAfterIsHonoured() throws IOException {
        try (Endpoint endpoint =
                new Endpoint(call -> call == 1 ? Endpoint.status(429, "Retry-After", "2") : Endpoint.status(204))) {
            JsonObject job = client.awaitEnd(client.submit(request("\"url\":\"" + endpoint.url("/") + "\"")));

            assertThat(job.getString("state")).as(job.toString()).isEqualTo("SUCCEEDED");
            assertThat(endpoint.calls()).hasSize(2);
            Duration waited = Duration.between(
                    endpoint.calls().get(0).at(), endpoint.calls().get(1).at());
            assertThat(waited).isBetween(Duration.ofMillis(1_990), Duration.ofSeconds(30));
        }
    }

    @Test
    void aNoThatIsFinalIsNotAskedForAgain() throws IOException {
        try (Endpoint endpoint = new Endpoint(call -> new Endpoint.Answer(404, "nobody here"))) {
            JsonObject job =
                    client.awaitEnd(client.submit(request("\"url\":\"" + endpoint.url("/?token=hidden") + "\"")));

            assertThat(job.getString("state")).isEqualTo("DEAD");
            assertThat(job.getJsonObject("error").getString("type")).isEqualTo("HttpStatus");
            assertThat(job.getJsonObject("error").getString("message"))
                    .contains("404")
                    .contains("nobody here")
                    .doesNotContain("hidden");
            assertThat(job.getJsonArray("attempts")).hasSize(1);
            assertThat(endpoint.calls()).hasSize(1);
        }
    }

    @Test
    void aServiceThatIsNotThereIsTriedAsOftenAsAllowed() throws IOException {
        String url = "http://127.0.0.1:" + FreePorts.block() + "/";

        JsonObject job = client.awaitEnd(client.submit("{\"type\":\"http.request\",\"payload\":{\"url\":\"" + url
                + "\"},\"retry\":{\"maxAttempts\":2,\"initialDelay\":\"PT0.05S\"}}"));

        assertThat(job.getString("state")).isEqualTo("DEAD");
        assertThat(job.getJsonObject("error").getString("type")).isEqualTo("HttpConnection");
        assertThat(job.getJsonArray("attempts")).hasSize(2);
    }

    @Test
    void anAddressThatIsNotAllowedIsNotConnectedTo() throws IOException {
        try (Endpoint endpoint = new Endpoint(call -> Endpoint.status(200))) {
            String port = ":" + endpoint.port() + "/";
            Map<String, String> jobs = new LinkedHashMap<>();
            for (String host : new String[] {
                "10.0.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "[::1]",
                "[::]",
                "[::ffff:10.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[64:ff9b::a00:1]",
                "[fd00::1]",
                "[fe80::1]"
            }) {
                jobs.put(host, client.submit(request("\"url\":\"http://" + host + port + "\"")));
            }

            jobs.forEach((host, id) -> requireDead(host, client.awaitEnd(id), "AddressRefused"));
            assertThat(endpoint.calls()).isEmpty();
        }
    }

    @Test
    void anAddressInDisguiseIsNotConnectedTo() throws IOException {
        try (Endpoint endpoint = new Endpoint(call -> Endpoint.status(200))) {
            String port = ":" + endpoint.port() + "/";
            Map<String, String> jobs = new LinkedHashMap<>();
            for (String host : new String[] {
                "167772161",
                "0x0a000001",
                "0xa.0x0.0x0.0x1",
                "012.0.0.1",
                "10.1",
                "0",
                "0x0",
                "[::1%25lo]",
                "localhost:"
            }) {
                jobs.put(host, client.submit(request("\"url\":\"http://" + host + port + "\"")));
            }

            jobs.forEach((host, id) ->
                    requireDead(host, client.awaitEnd(id), "AddressRefused|InvalidPayload|HttpConnection"));
            assertThat(endpoint.calls()).isEmpty();
        }
    }

    @Test
    void aUrlThatIsNoneIsRefused() {
        Map<String, String> jobs = new LinkedHashMap<>();
        for (String url : new String[] {
            "",
            "127.0.0.1",
            "file:///etc/passwd",
            "ftp://127.0.0.1/",
            "http://",
            "http://u:p@127.0.0.1/",
            "http://127.0.0.1:0/",
            "http://127.0.0.1:99999/",
            "http://127.0.0.1/ x",
            "http://a_b:1:2/"
        }) {
            jobs.put(url, client.submit(request("\"url\":\"" + url + "\"")));
        }

        jobs.forEach((url, id) -> requireDead(url, client.awaitEnd(id), "InvalidPayload"));
    }

    @Test
    void aRedirectIsFollowedButNotToAnAddressThatIsNotAllowed() throws IOException {
        try (Endpoint behind = new Endpoint(call -> new Endpoint.Answer(200, "there"));
                Endpoint good = new Endpoint(call -> Endpoint.status(302, "Location", behind.url("/")));
                Endpoint bad = new Endpoint(
                        call -> Endpoint.status(307, "Location", "http://0.0.0.0:" + behind.port() + "/"));
                Endpoint worse = new Endpoint(call -> Endpoint.status(301, "Location", "file:///etc/passwd"))) {
            JsonObject followed = client.awaitEnd(client.submit(request("\"url\":\"" + good.url("/") + "\"")));
            JsonObject refused = client.awaitEnd(client.submit(request("\"url\":\"" + bad.url("/") + "\"")));
            JsonObject file = client.awaitEnd(client.submit(request("\"url\":\"" + worse.url("/") + "\"")));

            assertThat(followed.getJsonObject("result").getString("body")).isEqualTo("there");
            requireDead("307", refused, "AddressRefused");
            requireDead("file", file, "RedirectRefused");
            assertThat(behind.calls()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatNeverEndsIsCutOff() throws IOException {
        try (Endpoint endpoint = new Endpoint(call -> new Endpoint.Answer(200, "x".repeat(1024 * 1024 + 1)))) {
            JsonObject job = client.awaitEnd(client.submit(request("\"url\":\"" + endpoint.url("/") + "\"")));

            requireDead("1 MiB and one", job, "ResponseTooLarge");
        }
    }

    private static void requireDead(String what, JsonObject job, String type) {
        assertThat(job.getString("state")).as(what + job).isEqualTo("DEAD");
        assertThat(job.getJsonObject("error").getString("type")).as(what + job).matches(type);
        // A host that is no address in this spelling may be a name, which may yet come into being.
        int attempts = job.getJsonObject("error").getString("type").equals("HttpConnection") ? 5 : 1;
        assertThat(job.getJsonArray("attempts")).as(what).hasSize(attempts);
    }

    private static String request(String fields) {
        return "{\"type\":\"http.request\",\"payload\":{" + fields + "}" + QUICK_RETRY + "}";
    }
}
