package io.sluice.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlakyEndpointTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aChargeTakesEffectAtTheThirdCallOnly() throws Exception {
        try (FlakyEndpoint endpoint = new FlakyEndpoint()) {
            assertThat(call(endpoint, "/charges/1")).isEqualTo(503);
            assertThat(call(endpoint, "/charges/1")).isEqualTo(503);
            assertThat(endpoint.effects()).isEmpty();
            assertThat(call(endpoint, "/charges/1")).isEqualTo(204);

            assertThat(endpoint.effects()).isEqualTo(Map.of("k", 1));
            assertThat(endpoint.keys("/charges/1")).containsExactly("k", "k", "k");
        }
    }

    @Test
    void anythingElseWorksAtOnce() throws Exception {
        try (FlakyEndpoint endpoint = new FlakyEndpoint()) {
            assertThat(call(endpoint, "/receipts/1")).isEqualTo(204);
        }
    }

    private int call(FlakyEndpoint endpoint, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint.url() + path))
                .header("Idempotency-Key", "k")
                .POST(BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
