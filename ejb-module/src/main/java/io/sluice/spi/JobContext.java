package io.sluice.spi;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What a handler may know and say while it runs one attempt. Safe to use from any thread of the attempt. */
public interface JobContext {

    UUID jobId();

    String type();

    /** The version of the payload, 1 or more. */
    int version();

    /** The number of this attempt, from 1; attempts cut short by a crash count too. */
    int attempt();

    Map<String, String> tags();

    /**
     * The same for every attempt of the job, and for no other job: hand it to whatever the handler calls, so that an
     * attempt repeated after a crash has no second effect.
     */
    String idempotencyKey();

    /**
     * Tells those who watch how far the work is. Cheap: written to the database at most about once a second.
     *
     * @param percent 0 to 100; values outside are brought inside
     * @param message one line, cut at 500 characters; may be null
     */
    void progress(int percent, String message);

    /** Whether the attempt should stop: it was cancelled, ran out of time, or lost its lease. */
    boolean isCancellationRequested();

    /**
     * @throws java.util.concurrent.CancellationException if {@link #isCancellationRequested()}
     */
    void throwIfCancellationRequested();

    /** When this attempt is interrupted if it has not returned. */
    Instant deadline();

    /** A logger named after the job type whose lines carry the job's id and attempt. */
    System.Logger logger();
}
