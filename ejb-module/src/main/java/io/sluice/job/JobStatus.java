package io.sluice.job;

import java.time.Instant;
import java.util.List;

/**
 * How far a job has come.
 *
 * @param attempt the number of the latest attempt; 0 before the first
 * @param runAt when it is or was due
 * @param startedAt when the latest attempt started; null before the first
 * @param finishedAt when it reached its terminal state; null before
 * @param result JSON text; null unless SUCCEEDED
 * @param error the latest error; null when there was none
 * @param attempts the finished attempts, oldest first
 */
public record JobStatus(
        JobState state,
        int attempt,
        Instant runAt,
        Instant startedAt,
        Instant finishedAt,
        boolean cancelRequested,
        Progress progress,
        String result,
        JobError error,
        List<Attempt> attempts) {

    public JobStatus {
        attempts = List.copyOf(attempts);
    }
}
