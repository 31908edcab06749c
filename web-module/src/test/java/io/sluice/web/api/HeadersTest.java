package io.sluice.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.shared.ProblemException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5|5",
                "wait=0|0",
                "respond-async, wait=10|10",
                "wait=10;foo|10",
                "WAIT = 7|7",
                "wait=\"8\"|8",
                "wait=3, wait=9|3",
                "wait=61|60",
                "wait=999999999999999999|60",
                "foo=\"x\", wait=2 ;bar=1, baz|2"
            })
    void aWaitIsGrantedUpToTheLongest(String header, long seconds) {
        assertThat(Prefer.wait(List.of(header), MINUTE)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wait",
                "wait=",
                "wait=-1",
                "wait=x",
                "wait=1.5",
                "await=5",
                "wait=5x",
                "wait=9999999999999999999",
                "wait=\"5",
                "respond-async"
            })
    void aPreferenceThatIsNotUnderstoodIsIgnored(String header) {
        assertThat(Prefer.wait(List.of(header), MINUTE)).isEmpty();
    }

    @Test
    void severalPreferHeadersCountAsOne() {
        assertThat(Prefer.wait(List.of("respond-async", "wait=4"), MINUTE)).contains(Duration.ofSeconds(4));
        assertThat(Prefer.wait(null, MINUTE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"\"abc\"|abc", "abc|abc", "\"a\\\"b\"|a\"b", "a-1_2.3:4/5=|a-1_2.3:4/5="})
    void readsIdempotencyKeysQuotedAndBare(String header, String key) {
        assertThat(IdempotencyKey.read(List.of(header))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"\"",
                "\"a",
                "a\"",
                "\"a b\"",
                "a b",
                "a,b",
                "\"a\", \"b\"",
                "\"a\\x\"",
                "\"é\"",
                "é",
                "\"a\";p=1",
                "\t"
            })
    void refusesMalformedIdempotencyKeys(String header) {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> IdempotencyKey.read(List.of(header)));
        assertThat(refusal).isNotNull();
        assertThat(refusal.problem().status()).isEqualTo(400);
        assertThat(refusal.problem().errors().get(0).pointer()).isEqualTo("Idempotency-Key");
    }

    @Test
    void idempotencyKeysHaveAtMost255Characters() {
        assertThat(IdempotencyKey.read(List.of("\"" + "k".repeat(255) + "\""))).hasSize(255);
        assertThat(IdempotencyKey.isKey("k".repeat(256))).isFalse();
        assertThat(IdempotencyKey.read(null)).isNull();
        assertThat(catchThrowableOfType(ProblemException.class, () -> IdempotencyKey.read(List.of("a", "b"))))
                .isNotNull();
    }

    @Test
    void readsTraceParents() {
        assertThat(TraceParent.read("00-" + TRACE)).isEqualTo("00-" + TRACE);
        assertThat(TraceParent.read("cc-" + TRACE + "-what-the-future-brings")).isEqualTo("00-" + TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-extra"
            })
    void ignoresInvalidTraceParents(String header) {
        assertThat(TraceParent.read(header)).isNull();
        assertThat(TraceParent.read(null)).isNull();
    }
}
