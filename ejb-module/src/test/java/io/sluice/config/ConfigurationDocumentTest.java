package io.sluice.config;

import io.sluice.shared.GeneratedBlock;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {

    @Test
    void theTableShowsEverySetting() throws IOException {
        new GeneratedBlock("configuration.md", "settings").mustBe(table());
    }

    private static String table() {
        return "| Property | Environment variable | Default | Range | Meaning |\n| --- | --- | --- | --- | --- |\n"
                + Settings.all().stream().map(ConfigurationDocumentTest::row).collect(Collectors.joining("\n"));
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | `%s` | `%s` | %s | %s |"
                .formatted(
                        setting.name(), setting.environment(), setting.fallback(), setting.range(), setting.meaning());
    }
}
