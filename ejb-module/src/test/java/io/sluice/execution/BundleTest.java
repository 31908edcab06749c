package io.sluice.execution;

import static io.sluice.job.JobFixture.NOON;
import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.job.RunningJob;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleTest {

    private static final Instant LONG_AGO = NOON.minusSeconds(100);

    private final RunningJob first = aJob().running(1, 0, 0);
    private final RunningJob second = aJob().running(1, 0, 0);
    private final RunningJob third = aJob().running(1, 0, 0);
    private final Bundle bundle = new Bundle(List.of(first, second, third), NOON);

    @Test
    void jobsComeInTheirOrder() {
        assertThat(bundle.next(NOON)).isEqualTo(first);
        assertThat(bundle.next(NOON)).isEqualTo(second);
        assertThat(bundle.next(NOON)).isEqualTo(third);
        assertThat(bundle.next(NOON)).isNull();
    }

    @Test
    void aSlowJobGivesUpThoseBehindIt() {
        bundle.next(NOON.plusSeconds(1));

        assertThat(bundle.takeUnstarted(NOON, LONG_AGO)).isEmpty();
        assertThat(bundle.takeUnstarted(NOON.plusSeconds(1), LONG_AGO)).containsExactly(second, third);
        assertThat(bundle.next(NOON.plusSeconds(9))).isNull();
        assertThat(bundle.takeUnstarted()).isEmpty();
    }

    @Test
    void manyJobsThatAreEachQuickGiveUpTheRestBeforeItsLeaseIsOver() {
        bundle.next(NOON.plusSeconds(4));

        assertThat(bundle.takeUnstarted(NOON.plusSeconds(3), NOON.minusMillis(1)))
                .isEmpty();
        assertThat(bundle.takeUnstarted(NOON.plusSeconds(3), NOON)).containsExactly(second, third);
    }

    @Test
    void theAgeOfABundleCountsFromTheStartOfItsLeases() {
        Bundle late = new Bundle(List.of(first, second), NOON.plusSeconds(9));

        late.next(NOON.plusSeconds(9));

        assertThat(late.takeUnstarted(NOON.plusSeconds(8), NOON.plusSeconds(4))).containsExactly(second);
    }

    @Test
    void whoeverStopsTakesAllThatHasNotStarted() {
        bundle.next(NOON);

        assertThat(bundle.takeUnstarted()).containsExactly(second, third);
    }
}
