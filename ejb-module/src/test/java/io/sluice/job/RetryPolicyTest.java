package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private final RetryPolicy doubling = new RetryPolicy(10, Duration.ofSeconds(1), 2, Duration.ofSeconds(60));

    @ParameterizedTest(name = "after {0} failures at most {1} s")
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "100, 60"})
    void theLongestWaitGrowsUpToItsCap(int failures, int seconds) {
        assertThat(doubling.ceiling(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theLargestPolicyDoesNotOverflow() {
        RetryPolicy largest = new RetryPolicy(100, RetryPolicy.LONGEST_DELAY, 100, RetryPolicy.LONGEST_DELAY);

        assertThat(largest.ceiling(100)).isEqualTo(RetryPolicy.LONGEST_DELAY);
        assertThat(largest.delay(100, new Random(1))).isBetween(Duration.ZERO, RetryPolicy.LONGEST_DELAY);
    }

    @Test
    void noWaitStaysNoWait() {
        RetryPolicy atOnce = new RetryPolicy(100, Duration.ZERO, 100, Duration.ZERO);

        assertThat(atOnce.delay(1, new Random(1))).isZero();
        assertThat(atOnce.delay(100, new Random(1))).isZero();
        assertThat(new RetryPolicy(3, Duration.ZERO, 2, Duration.ofHours(1)).ceiling(3))
                .isZero();
    }

    @Test
    void waitsAreSpreadEvenlyFromZeroToTheCeiling() {
        Random random = new Random(1);
        LongStream waits =
                LongStream.range(0, 20_000).map(any -> doubling.delay(4, random).toMillis());

        int[] eighths = new int[8];
        waits.forEach(wait -> {
            assertThat(wait).isBetween(0L, 8_000L);
            eighths[(int) Math.min(7, wait / 1_000)]++;
        });

        assertThat(IntStream.of(eighths).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(2_200, 2_800));
    }

    @Test
    void bothEndsOfTheRangeAreDrawn() {
        RetryPolicy tiny = new RetryPolicy(3, Duration.ofMillis(1), 1, Duration.ofMillis(1));
        Random random = new Random(1);

        assertThat(LongStream.range(0, 100)
                        .map(any -> tiny.delay(1, random).toMillis())
                        .distinct()
                        .toArray())
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aJobMayBeTriedAsOftenAsItsPolicySays() {
        RetryPolicy three = new RetryPolicy(3, Duration.ZERO, 1, Duration.ZERO);

        assertThat(three.allowsAnother(1)).isTrue();
        assertThat(three.allowsAnother(2)).isTrue();
        assertThat(three.allowsAnother(3)).isFalse();
        assertThat(new RetryPolicy(1, Duration.ZERO, 1, Duration.ZERO).allowsAnother(1))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, {3}: {4}")
    @CsvSource({
        "0, PT1S, 2, PT1M, maxAttempts",
        "101, PT1S, 2, PT1M, maxAttempts",
        "3, PT-0.001S, 2, PT1M, initialDelay",
        "3, PT1S, 0.99, PT1M, multiplier",
        "3, PT1S, 100.01, PT1M, multiplier",
        "3, PT1S, NaN, PT1M, multiplier",
        "3, PT1S, Infinity, PT1M, multiplier",
        "3, PT1M, 2, PT59S, maxDelay is at least initialDelay",
        "3, PT1S, 2, P365DT0.001S, maxDelay is at most"
    })
    void aPolicyOutOfRangeIsRefusedByName(
            int attempts, Duration initial, double multiplier, Duration most, String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(attempts, initial, multiplier, most))
                .withMessageContaining(name);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}, {3}")
    @CsvSource({"1, PT0S, 1, PT0S", "100, P365D, 100, P365D", "1, PT1M, 1, PT1M"})
    void theEdgesOfTheRangesAreAllowed(int attempts, Duration initial, double multiplier, Duration most) {
        assertThatCode(() -> new RetryPolicy(attempts, initial, multiplier, most))
                .doesNotThrowAnyException();
    }
}
