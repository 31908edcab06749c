package io.sluice.benchmark.load;

/** The nearest-rank percentile. */
public final class Percentile {

    private Percentile() {}

    public static long of(long[] sorted, double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }
}
