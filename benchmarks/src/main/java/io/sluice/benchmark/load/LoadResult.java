package io.sluice.benchmark.load;

import java.util.List;

/** What came of a load: how many requests were answered with success, and how long each of them took. */
public final class LoadResult {

    private final long nanos;
    private final long[] sorted;

    LoadResult(long nanos, List<Long> requests) {
        this.nanos = nanos;
        this.sorted = requests.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    public int requests() {
        return sorted.length;
    }

    public double rate() {
        return requests() * 1e9 / nanos;
    }

    public double percentileMillis(double percent) {
        return Percentile.of(sorted, percent) / 1e6;
    }
}
