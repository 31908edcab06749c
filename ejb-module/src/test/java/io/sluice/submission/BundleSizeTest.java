package io.sluice.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleSizeTest {

    @ParameterizedTest(name = "{0} jobs pending, {1} workers, at most {2}: {3}")
    @CsvSource({
        "1, 16, 100, 1",
        "31, 16, 100, 1",
        "63, 16, 100, 1",
        "64, 16, 100, 2",
        "512, 16, 100, 16",
        "1000000, 16, 100, 100",
        "1000000, 16, 1, 1",
        "1, 1, 100, 1",
        "10, 1, 100, 5",
        "2147483647, 1000, 1000, 1000"
    })
    void aMessageNamesOneJobWhenItIsQuietAndManyWhenItIsBusy(int pending, int workers, int most, int expected) {
        assertThat(BundleSize.of(pending, workers, most)).isEqualTo(expected);
    }

    @Test
    void noWorkerIsLeftWithoutABundleWhileThereIsAJobForEach() {
        IntStream.rangeClosed(1, 2_000).forEach(pending -> {
            int size = BundleSize.of(pending, 16, 100);
            int bundles = (pending + size - 1) / size;
            assertThat(bundles).isGreaterThanOrEqualTo(Math.min(pending, 16));
        });
    }
}
