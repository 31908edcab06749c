package io.sluice.submission;

import io.sluice.job.Job;

/**
 * The answer to a submission: the job is committed.
 *
 * @param replayed whether the Idempotency-Key was known and this is the job it named before
 */
public record Submitted(Job job, boolean replayed) {}
