package io.sluice.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SynchronisedClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MILLI = Duration.ofMillis(1);

    // Starts where nanoTime is about to overflow, which it may at any time.
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final SynchronisedClock clock = new SynchronisedClock(NOON, nanos::get);

    @Test
    void itGoesByWhatHasPassedHere() {
        pass(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));
    }

    @Test
    void itIsSetToTheOthersTimeWhateverItShowedBefore() {
        assertThat(told(NOON.plusSeconds(3600), Duration.ZERO)).isEqualTo(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));

        assertThat(told(NOON, Duration.ZERO)).isEqualTo(Duration.ofHours(-1));
        assertThat(clock.instant()).isEqualTo(NOON);
        pass(MILLI);
        assertThat(clock.instant()).isEqualTo(NOON.plus(MILLI));
    }

    @Test
    void aSmallLeadIsWaitedForAndNeverTakenBack() {
        told(NOON.minus(Duration.ofMillis(900)), Duration.ZERO);

        assertThat(clock.instant()).isEqualTo(NOON);
        pass(Duration.ofMillis(899));
        assertThat(clock.instant()).isEqualTo(NOON);
        pass(Duration.ofMillis(2));
        assertThat(clock.instant()).isEqualTo(NOON.plus(MILLI));
    }

    @Test
    void itNeverGoesBackThoughCorrectionsComeInARow() {
        told(NOON.minusMillis(900), Duration.ZERO);
        told(NOON.minusMillis(1_000), Duration.ZERO);
        assertThat(clock.instant()).isEqualTo(NOON);

        told(NOON.minusMillis(500), Duration.ZERO);
        assertThat(clock.instant()).isEqualTo(NOON);
        told(NOON.plusMillis(1), Duration.ZERO);
        assertThat(clock.instant()).isEqualTo(NOON.plus(MILLI));
    }

    @Test
    void aSmallLagIsMadeUpWithoutAWord() {
        assertThat(told(NOON.plusMillis(900), Duration.ZERO)).isZero();
        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(900));
    }

    @Test
    void aTimeThatTheAnswersDelayExplainsIsLeftAlone() {
        assertThat(told(NOON, MILLI)).isZero();

        assertThat(clock.instant()).isEqualTo(NOON.plus(MILLI));
    }

    @Test
    void aSlowAnswerMovesTheClockNoFurtherThanIsCertain() {
        Duration slow = Duration.ofSeconds(20);

        assertThat(told(NOON.plusSeconds(5), slow)).isZero();
        assertThat(clock.instant()).isEqualTo(NOON.plus(slow));
        assertThat(told(NOON.plusSeconds(50), slow)).isEqualTo(Duration.ofSeconds(10));
        assertThat(told(NOON.plusSeconds(40), slow)).isEqualTo(Duration.ofSeconds(-10));
    }

    /** The other says this, and the answer takes so long. */
    private Duration told(Instant said, Duration delay) {
        long asked = nanos.get();
        pass(delay);
        return clock.synchronise(said, asked, nanos.get());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
