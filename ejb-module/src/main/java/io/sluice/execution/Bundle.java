package io.sluice.execution;

import io.sluice.job.RunningJob;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** Jobs claimed together and run one after another by one thread. */
final class Bundle {

    private final Deque<RunningJob> unstarted;
    private Instant currentSince;

    Bundle(Collection<RunningJob> jobs, Instant now) {
        this.unstarted = new ArrayDeque<>(jobs);
        this.currentSince = now;
    }

    /** The next job to run; null when there is none left. */
    synchronized RunningJob next(Instant now) {
        currentSince = now;
        return unstarted.poll();
    }

    /** Takes away what has not started, when the current job has been running since before then. */
    synchronized List<RunningJob> takeUnstarted(Instant before) {
        if (currentSince.isAfter(before)) {
            return List.of();
        }
        List<RunningJob> rest = new ArrayList<>(unstarted);
        unstarted.clear();
        return rest;
    }
}
