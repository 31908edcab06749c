package io.sluice.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Row CHARGE =
            new Row("charge card 1", "http.request", "9f31c2d0", List.of("RUNNING"), "2/5", 50, "HttpStatus");
    private static final Row MAILS =
            new Row("welcome mails", "mail.send", "3 jobs", List.of("SUCCEEDED", "QUEUED", "SUCCEEDED"), "2/3", 66, "");

    private final Table plain = new Table(110, new Palette(false, false));

    @Test
    void aRowShowsTheJob() {
        assertThat(plain.line(CHARGE))
                .isEqualTo(
                        "  charge card 1       http.request     9f31c2d0  RUNNING    2/5    ######......  HttpStatus");
    }

    @Test
    void jobsSubmittedTogetherShareARowAndTheStateOfTheOneThatWaits() {
        assertThat(plain.line(MAILS)).contains("3 jobs    QUEUED     2/3    ### ");
    }

    @Test
    void aNarrowTerminalLosesTheType() {
        assertThat(new Table(80, new Palette(false, false)).line(CHARGE))
                .doesNotContain("http.request")
                .contains("RUNNING");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        Row talkative =
                new Row("l".repeat(99), "t".repeat(99), "9f31c2d0", List.of("DEAD"), "100/100", 100, "m".repeat(99));
        for (int width = 80; width <= 132; width++) {
            List<String> lines = new Table(width, new Palette(false, true)).lines(List.of(talkative, MAILS));
            int most = width;
            assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(most));
        }
    }

    @Test
    void coloursChangeNothingButTheColour() {
        String coloured = new Table(110, new Palette(true, false)).line(CHARGE);
        assertThat(coloured).contains("\033[");
        assertThat(coloured.replaceAll("\033\\[[0-9;]*m", "")).isEqualTo(plain.line(CHARGE));
    }
}
