package io.sluice.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private static JsonFields fields(String json) {
        return JsonFields.of(
                StrictJson.parseObject(json.replace('\'', '"').getBytes(UTF_8), JsonLimits.ofBytes(10_000)));
    }

    private static Problem refused(JsonFields fields) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, fields::finish);
        assertThat(refusal).as("refused").isNotNull();
        return refusal.problem();
    }

    private static boolean accepts(String json, Consumer<JsonFields> reading) {
        JsonFields fields = fields(json);
        reading.accept(fields);
        return fields.acceptable();
    }

    @Test
    void collectsEveryErrorWithItsPointer() {
        JsonFields fields = fields("{'n':11,'d':'x','inner':{'deep':true,'odd':1},'a/b~c':1}");
        fields.integer("n", 0, 10);
        fields.duration("d", Duration.ZERO, DAY);
        fields.require("gone");
        JsonFields inner = fields.object("inner").orElseThrow();
        inner.time("deep");
        inner.refuseUnknown();

        Problem problem = refused(fields);

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(FieldError::pointer)
                .containsExactly("/n", "/d", "/gone", "/inner/deep", "/inner/odd", "/a~1b~0c");
    }

    @Test
    void unknownFieldsByTheThousandGiveAShortAnswer() {
        StringBuilder json = new StringBuilder("{'x':1");
        for (int i = 0; i < 700; i++) {
            json.append(",'").append("f").append(i).append("':1");
        }
        assertThat(refused(fields(json + "}")).errors()).hasSize(50);
    }

    @Test
    void nullCountsAsAbsent() {
        JsonFields fields = fields("{'n':null,'d':null,'t':null,'o':null}");

        assertThat(fields.integer("n", 0, 1)).isEmpty();
        assertThat(fields.duration("d", Duration.ZERO, DAY)).isEmpty();
        assertThat(fields.time("t")).isEmpty();
        assertThat(fields.object("o")).isEmpty();
        assertThat(fields.acceptable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0,true",
        "10,true",
        "-1,false",
        "11,false",
        "3.0,true",
        "1e1,true",
        "3.5,false",
        "1e-9000,false",
        "1e9000,false",
        "'''3''',false",
        "true,false",
        "[3],false",
        "{},false"
    })
    void wholeNumbersInRange(String value, boolean acceptable) {
        assertThat(accepts("{'n':" + value + "}", f -> f.integer("n", 0, 10))).isEqualTo(acceptable);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,true",
        "P1D,true",
        "PT24H,true",
        "PT0.001S,true",
        "PT-1S,false",
        "-PT1S,false",
        "PT24H0.001S,false",
        "P2D,false",
        "P1M,false",
        "P1Y,false",
        "1h,false",
        "PT,false",
        "P,false",
        "PT99999999999999999999S,false",
        "PT9223372036854775807H,false",
        "P99999999999D,false",
        "5,false"
    })
    void durationsInRange(String value, boolean acceptable) {
        assertThat(accepts("{'d':'" + value + "'}", f -> f.duration("d", Duration.ZERO, DAY)))
                .isEqualTo(acceptable);
    }

    @Test
    void aDurationIsAStringOfReasonableLength() {
        assertThat(accepts("{'d':5}", f -> f.duration("d", Duration.ZERO, DAY))).isFalse();
        assertThat(accepts("{'d':'PT" + "0".repeat(5_000) + "1S'}", f -> f.duration("d", Duration.ZERO, DAY)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21",
                "2026-11-21T10:00:00",
                "2026-11-21T10:00Z",
                "2026-13-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-11-21T25:00:00Z",
                "2026-11-21 10:00:00Z",
                "+12026-11-21T10:00:00Z",
                "2026-11-21T10:00:00+99:00",
                "2026-11-21T10:00:00.1234567890Z",
                "now",
                ""
            })
    void refusesTimesThatAreNotRfc3339(String text) {
        assertThat(accepts("{'t':'" + text + "'}", f -> f.time("t"))).isFalse();
    }

    @Test
    void readsTimesWithOffset() {
        assertThat(JsonFields.parseTime("2026-11-21T10:00:00.5+02:00"))
                .contains(Instant.parse("2026-11-21T08:00:00.5Z"));
        assertThat(JsonFields.parseTime("2026-11-21t10:00:00z")).contains(Instant.parse("2026-11-21T10:00:00Z"));
    }
}
