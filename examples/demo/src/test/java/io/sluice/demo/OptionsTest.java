package io.sluice.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final String[] NONE = {};

    @Test
    void outsideATerminalNothingIsRedrawn() {
        assertThat(Options.of(NONE, Map.of("LANG", "C"))).isEqualTo(new Options(false, false, 110, false));
    }

    @Test
    void aTerminalIsRedrawnAtItsWidth() {
        Map<String, String> environment = Map.of("DEMO_COLUMNS", "100", "LANG", "en_GB.UTF-8");
        assertThat(Options.of(NONE, environment)).isEqualTo(new Options(false, true, 100, true));
    }

    @Test
    void whoWantsNoColoursGetsLines() {
        assertThat(Options.of(NONE, Map.of("DEMO_COLUMNS", "100", "NO_COLOR", "1"))
                        .live())
                .isFalse();
    }

    @Test
    void theFirstLocaleVariableThatIsSetDecides() {
        assertThat(Options.of(NONE, Map.of("LC_ALL", "C", "LANG", "en_GB.UTF-8"))
                        .unicode())
                .isFalse();
    }

    @Test
    void anUnknownArgumentIsRefused() {
        assertThatThrownBy(() -> Options.of(new String[] {"--twice"}, Map.of())).hasMessageContaining("--twice");
        assertThat(Options.of(new String[] {"--once"}, Map.of()).once()).isTrue();
    }
}
