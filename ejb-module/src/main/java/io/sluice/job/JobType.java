package io.sluice.job;

import java.time.Duration;
import java.util.Set;

/**
 * A declared job type and the defaults of its jobs.
 *
 * @param versions the payload versions that can be run
 * @param runBy who runs it
 */
public record JobType(
        String name, Set<Integer> versions, boolean transactional, RetryPolicy retry, Duration timeout, RunBy runBy) {

    /** Who runs the jobs of a type. */
    public enum RunBy {
        SERVER,
        WORKER
    }

    public JobType {
        versions = Set.copyOf(versions);
    }
}
