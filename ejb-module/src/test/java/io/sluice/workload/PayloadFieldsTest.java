package io.sluice.workload;

import static io.sluice.workload.Jsons.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.spi.Outcome;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadFieldsTest {

    private static final Set<String> KNOWN = Set.of("a", "b");

    @Test
    void aFieldNobodyKnowsIsRefusedByName() {
        assertThatExceptionOfType(InvalidPayloadException.class)
                .isThrownBy(() -> new PayloadFields(json("{'c':1}"), KNOWN))
                .withMessage("c: is no field of this type; the fields are [a, b]")
                .satisfies(invalid -> assertThat(invalid.asOutcome())
                        .isEqualTo(Outcome.fail("InvalidPayload", invalid.getMessage())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'a'", "1", "true"})
    void aPayloadThatIsNoObjectIsRefused(String payload) {
        assertThatExceptionOfType(InvalidPayloadException.class)
                .isThrownBy(() -> new PayloadFields(json(payload), KNOWN))
                .withMessage("payload: must be a JSON object");
    }

    @Test
    void nullIsAsGoodAsAbsent() {
        assertThat(new PayloadFields(null, KNOWN).text("a")).isEmpty();
        assertThat(new PayloadFields(JsonValue.NULL, KNOWN).text("a")).isEmpty();
        assertThat(new PayloadFields(json("{'a':null}"), KNOWN).text("a")).isEmpty();
    }

    @Test
    void oneValueStandsForAnArrayOfOne() {
        assertThat(new PayloadFields(json("{'a':'x'}"), KNOWN).texts("a")).containsExactly("x");
        assertThat(new PayloadFields(json("{'a':['x','y']}"), KNOWN).texts("a")).containsExactly("x", "y");
        assertThat(new PayloadFields(json("{}"), KNOWN).texts("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1", "11", "99999999999", "'1'", "1e400"})
    void aNumberIsWholeAndInRange(String value) {
        PayloadFields fields = new PayloadFields(json("{'a':" + value + "}"), KNOWN);

        assertThatExceptionOfType(InvalidPayloadException.class)
                .isThrownBy(() -> fields.number("a", 0, 0, 10))
                .withMessage("a: must be a whole number from 0 to 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'soon'", "'PT0S'", "'-PT1S'", "'PT61S'", "''"})
    void aDurationIsIsoAndInRange(String value) {
        PayloadFields fields = new PayloadFields(json("{'a':" + value + "}"), KNOWN);

        assertThatExceptionOfType(InvalidPayloadException.class)
                .isThrownBy(() -> fields.duration("a", Duration.ZERO, Duration.ofSeconds(1), Duration.ofMinutes(1)))
                .withMessage("a: must be an ISO 8601 duration from PT1S to PT1M");
    }
}
