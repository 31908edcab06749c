package io.sluice.job;

import io.sluice.config.SubmissionSettings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an attempt, or a request, makes of a job: it ends, or it goes back to wait. Refused when the fence is old. */
public sealed interface Settlement {

    UUID id();

    long fence();

    JobEvent event();

    /** Null when there was none. */
    JobError error();

    Tally tally();

    List<Attempt> attempts();

    /**
     * The job ends and moves to the history.
     *
     * @param result JSON text; null unless it succeeded
     * @param error null when there was none
     * @param keyUntil when its Idempotency-Key is forgotten; null when it has none
     */
    record End(
            UUID id,
            long fence,
            JobEvent event,
            Instant at,
            String result,
            JobError error,
            Tally tally,
            List<Attempt> attempts,
            Instant keyUntil)
            implements Settlement {

        /** The end of a job that waits: no attempt of it is running, so none is added to its history. */
        static End ofWaiting(
                RunningJob waiting, JobEvent event, JobError error, Instant now, SubmissionSettings settings) {
            Job job = waiting.job();
            JobStatus status = job.status();
            boolean keyed = job.spec().origin().idempotencyKey() != null;
            return new End(
                    job.id(),
                    waiting.fence(),
                    event,
                    now,
                    null,
                    error,
                    new Tally(status.attempt(), waiting.failedAttempts(), waiting.crashes()),
                    status.attempts(),
                    keyed ? settings.keyUntil(now) : null);
        }
    }

    /** The job waits again: until {@code runAt}, or in the queue. */
    record Return(
            UUID id, long fence, JobEvent event, Instant runAt, JobError error, Tally tally, List<Attempt> attempts)
            implements Settlement {}

    /**
     * The counts of a job after the settlement.
     *
     * @param attempt the number of the latest attempt
     */
    record Tally(int attempt, int failedAttempts, int crashes) {}
}
