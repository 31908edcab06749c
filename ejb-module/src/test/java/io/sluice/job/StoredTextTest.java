package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What handlers say goes into columns of fixed width: it must always fit. */
class StoredTextTest {

    @Test
    void anErrorIsCutToItsColumns() {
        JobError error = new JobError("T".repeat(300), "m".repeat(5_000), true);

        assertThat(error.type()).hasSize(JobError.TYPE_LENGTH).endsWith("…");
        assertThat(error.message()).hasSize(JobError.MESSAGE_LENGTH).endsWith("…");
    }

    @Test
    void anErrorThatFitsStaysAsItIs() {
        JobError error = new JobError("T".repeat(200), "m".repeat(2_000), false);

        assertThat(error.type()).isEqualTo("T".repeat(200));
        assertThat(error.message()).isEqualTo("m".repeat(2_000));
        assertThat(new JobError("T", null, false).message()).isNull();
    }

    @Test
    void noTextHasACharacterPostgresqlRefuses() {
        assertThat(new JobError("a\0b", "\0c\0", true)).isEqualTo(new JobError("ab", "c", true));
        assertThat(new Progress(1, "half\0way").message()).isEqualTo("halfway");
    }

    @Test
    void aCutNeverSplitsACharacter() {
        String rocket = "🚀";
        JobError error = new JobError("T", "m".repeat(1_998) + rocket.repeat(3), true);
        Progress progress = new Progress(1, "m".repeat(499) + rocket);

        assertThat(error.message()).isEqualTo("m".repeat(1_998) + "…");
        assertThat(progress.message()).isEqualTo("m".repeat(499));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"-1, 0", "0, 0", "100, 100", "101, 100", "2147483647, 100", "-2147483648, 0"})
    void progressStaysWithinItsScale(int told, int kept) {
        assertThat(new Progress(told, null).percent()).isEqualTo(kept);
    }

    @Test
    void aProgressMessageIsCut() {
        assertThat(new Progress(1, "m".repeat(501)).message()).hasSize(Progress.MESSAGE_LENGTH);
        assertThat(new Progress(1, null).message()).isNull();
    }
}
