package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchWindowTest {

    private final DispatchWindow window = new DispatchWindow(4);
    private int woken;

    @BeforeEach
    void listen() {
        window.onRoom(() -> woken++);
    }

    @Test
    void newJobsAreReleasedWhileThereIsRoom() {
        fill();

        assertThat(window.room()).isZero();
        assertThat(window.tryRelease()).isFalse();
    }

    @Test
    void aNewJobDoesNotOvertakeThoseThatWait() {
        fill();
        window.tryRelease();
        window.claimed(4);

        assertThat(window.room()).isEqualTo(4);
        assertThat(window.tryRelease()).isFalse();
    }

    @Test
    void newJobsAreReleasedAgainOnceNothingWaitsBeforeThem() {
        fill();
        window.tryRelease();
        window.claimed(4);
        window.released(1, false);

        assertThat(window.tryRelease()).isTrue();
        assertThat(window.room()).isEqualTo(2);
    }

    @Test
    void whoeverReleasesIsWokenWhenHalfTheWindowIsFreeAndSomethingWaits() {
        fill();
        window.claimed(1);
        window.claimed(1);
        assertThat(woken).isZero();

        window.correct(4);
        window.tryRelease();
        window.claimed(1);
        assertThat(woken).isZero();
        window.claimed(1);
        assertThat(woken).isEqualTo(1);
    }

    @Test
    void jobsThatBeginToWaitWakeTheReleaseOnlyWhenThereIsRoom() {
        window.waiting();
        assertThat(woken).isEqualTo(1);

        window.correct(4);
        window.waiting();
        assertThat(woken).isEqualTo(1);
        assertThat(window.tryRelease()).isFalse();
    }

    @Test
    void claimsOfOtherNodesJobsNeverMakeMoreRoomThanThereIs() {
        window.claimed(100);

        assertThat(window.room()).isEqualTo(4);
    }

    @Test
    void theSweepSetsTheEstimateRight() {
        window.correct(3);
        assertThat(window.room()).isEqualTo(1);
        window.correct(9);
        assertThat(window.room()).isZero();
    }

    @Test
    void aWindowOfOneStillWakesTheRelease() {
        DispatchWindow narrow = new DispatchWindow(1);
        narrow.onRoom(() -> woken++);
        assertThat(narrow.tryRelease()).isTrue();
        assertThat(narrow.tryRelease()).isFalse();

        narrow.claimed(1);

        assertThat(woken).isEqualTo(1);
    }

    @Test
    void manyThreadsTakeNoMorePlacesThanThereAre() {
        DispatchWindow wide = new DispatchWindow(100);

        long taken = Collections.nCopies(1_000, 0).parallelStream()
                .filter(any -> wide.tryRelease())
                .count();

        assertThat(taken).isEqualTo(100);
    }

    private void fill() {
        for (int i = 0; i < 4; i++) {
            assertThat(window.tryRelease()).isTrue();
        }
    }

    @Test
    void holdsWhatTheWorkersTakeInTwoSeconds() {
        DispatchWindow following = new DispatchWindow(10, 1_000);
        assertThat(following.room()).isEqualTo(10);

        following.claimed(50);
        following.adapt(Duration.ofMillis(200));
        assertThat(following.room()).isEqualTo(500);

        following.claimed(5_000);
        following.adapt(Duration.ofMillis(200));
        assertThat(following.room()).as("the setting bounds it").isEqualTo(1_000);
    }

    @Test
    void shrinksStepByStepToItsLeastWhenNothingIsTaken() {
        DispatchWindow following = new DispatchWindow(10, 1_000);
        following.claimed(5_000);
        following.adapt(Duration.ofMillis(200));

        following.adapt(Duration.ofMillis(200));
        assertThat(following.room()).isEqualTo(875);

        for (int round = 0; round < 60; round++) {
            following.adapt(Duration.ofMillis(200));
        }
        assertThat(following.room()).isEqualTo(10);
    }
}
