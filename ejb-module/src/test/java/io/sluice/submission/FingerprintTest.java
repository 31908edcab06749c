package io.sluice.submission;

import static io.sluice.shared.Jsonp.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.job.RetryPolicy;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final RetryPolicy RETRY = new RetryPolicy(3, Duration.ofSeconds(1), 2, Duration.ofMinutes(1));

    @Test
    void theOrderOfMembersAndTheSpaceBetweenThemDoNotMatter() {
        assertThat(of("{\"a\":1,\"b\":{\"c\":[1,2],\"d\":null}}", Map.of()))
                .isEqualTo(of("{ \"b\": {\"d\":null, \"c\":[1,2]}, \"a\":1 }", Map.of()))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void theOrderOfArraysMatters() {
        assertThat(of("[1,2]", Map.of())).isNotEqualTo(of("[2,1]", Map.of()));
    }

    @Test
    void noTagCanPassForTwo() {
        assertThat(of("{}", Map.of("a", "b, c=d"))).isNotEqualTo(of("{}", Map.of("a", "b", "c", "d")));
    }

    @Test
    void aStringIsNotTheNumberItSpells() {
        assertThat(of("\"1\"", Map.of())).isNotEqualTo(of("1", Map.of()));
    }

    private static String of(String payload, Map<String, String> tags) {
        return Fingerprint.of(new JobRequest(
                "test",
                1,
                json(payload),
                "default",
                4,
                Optional.empty(),
                Optional.empty(),
                Duration.ofMinutes(1),
                RETRY,
                tags));
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
