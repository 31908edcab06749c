package io.sluice.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The demo as it was built, against the server as it was built. */
class DemoIT {

    @Test
    void everythingArrivesAsPromised() throws Exception {
        Path said = Path.of("target", "demo.log").toAbsolutePath();
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "sluice-demo.jar").toAbsolutePath().toString(),
                        "--once")
                .directory(Path.of("..", "..").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(demo.waitFor(7, TimeUnit.MINUTES)).isTrue();
        } finally {
            demo.destroy();
        }
        assertThat(Files.readString(said)).contains("  PASS  ");
        assertThat(demo.exitValue()).isZero();
    }
}
