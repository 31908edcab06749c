package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

    private final Setting<Integer> number = Setting.integer("sluice.some-thing.limit", 5, 1, 10, "A number.");
    private final Setting<Duration> time = Setting.duration("sluice.time", "PT5S", "PT1S", "PT1M", "A time.");

    @Test
    void aSettingNobodySetsHasItsDefault() {
        assertThat(number.read(MapConfig.empty())).isEqualTo(5);
        assertThat(time.read(MapConfig.empty())).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theEdgesOfItsRangeAreAllowed() {
        assertThat(number.read(given(number, "1"))).isEqualTo(1);
        assertThat(number.read(given(number, " 10 "))).isEqualTo(10);
        assertThat(time.read(given(time, "PT1S"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(time.read(given(time, "PT60S"))).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "", "five", "1.5", "99999999999"})
    void aNumberOutOfRangeIsRefusedWithItsNameValueAndRange(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> number.read(given(number, text)))
                .withMessage("sluice.some-thing.limit (SLUICE_SOME_THING_LIMIT) is \"" + text + "\"; allowed: 1 to 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.999S", "PT61S", "10s", "", "5"})
    void aDurationOutOfRangeIsRefusedWithItsNameValueAndRange(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.read(given(time, text)))
                .withMessage("sluice.time (SLUICE_TIME) is \"" + text + "\"; allowed: PT1S to PT1M");
    }

    @Test
    void everySettingHasANameOfItsOwnAndADefaultItAllows() {
        assertThat(Settings.all()).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(Settings.all()).extracting(Setting::environment).doesNotHaveDuplicates();
        assertThat(Settings.all()).allSatisfy(setting -> {
            assertThat(setting.name()).matches("sluice\\.[a-z-]+\\.[a-z-]+");
            assertThat(setting.environment()).matches("SLUICE_[A-Z_]+");
            assertThat(setting.meaning()).endsWith(".");
            assertThat(setting.read(MapConfig.empty())).isNotNull();
        });
    }

    @Test
    void everyFeatureReadsWhatIsSet() {
        MapConfig config = new MapConfig(Map.of(
                "sluice.dispatch.window", "7",
                "sluice.execution.crashes", "9",
                "sluice.group-commit.batch", "11",
                "sluice.submission.idempotency", "PT2M"));

        assertThat(DispatchSettings.read(config).window()).isEqualTo(7);
        assertThat(ExecutionSettings.read(config).crashes()).isEqualTo(9);
        assertThat(GroupCommitSettings.read(config).batch()).isEqualTo(11);
        assertThat(SubmissionSettings.read(config).keyUntil(Instant.EPOCH)).isEqualTo(Instant.ofEpochSecond(120));
    }

    @Test
    void theNameOfANodeFitsItsColumnAndIsNewAtEveryStart() {
        assertThat(Node.current().name())
                .hasSizeLessThanOrEqualTo(64)
                .isNotEqualTo(Node.current().name());
    }

    private static MapConfig given(Setting<?> setting, String text) {
        return new MapConfig(Map.of(setting.name(), text));
    }
}
