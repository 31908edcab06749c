package io.sluice.execution;

import io.sluice.job.RunningJob;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Jobs claimed together and run one after another by one thread. */
final class Bundle {

    private final Deque<RunningJob> unstarted;
    private final Instant claimedAt;
    private Instant currentSince;

    Bundle(Collection<RunningJob> jobs, Instant now) {
        this.unstarted = new ArrayDeque<>(jobs);
        // Since when their leases run: a claim may have waited for the database.
        this.claimedAt = jobs.stream()
                .map(one -> one.job().status().startedAt())
                .min(Comparator.naturalOrder())
                .orElse(now);
        this.currentSince = now;
    }

    /** The next job to run; null when there is none left. */
    synchronized RunningJob next(Instant now) {
        currentSince = now;
        return unstarted.poll();
    }

    /**
     * Takes away what has not started, when the current job has been running for too long, or all of them together:
     * what has not started renews no lease.
     *
     * @param before the latest start of a current job that is in the way
     * @param claimedBefore the latest claim of a bundle that is too old
     */
    synchronized List<RunningJob> takeUnstarted(Instant before, Instant claimedBefore) {
        if (currentSince.isAfter(before) && claimedAt.isAfter(claimedBefore)) {
            return List.of();
        }
        return takeUnstarted();
    }

    /** Takes away what has not started. */
    synchronized List<RunningJob> takeUnstarted() {
        List<RunningJob> rest = new ArrayList<>(unstarted);
        unstarted.clear();
        return rest;
    }
}
