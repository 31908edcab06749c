package io.sluice.benchmark.load;

/**
 * What came of a load.
 *
 * @param requests answered with success
 * @param sortedNanos how long each of them took
 */
public record LoadResult(int requests, long nanos, long[] sortedNanos) {

    public double rate() {
        return requests * 1e9 / nanos;
    }

    public double percentileMillis(double percent) {
        return Percentile.of(sortedNanos, percent) / 1e6;
    }
}
