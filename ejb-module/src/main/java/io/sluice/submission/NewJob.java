package io.sluice.submission;

import io.sluice.job.Job;

/**
 * A job on its way into the database.
 *
 * @param fingerprint what its request asked for, to compare with others under the same Idempotency-Key;
 *     null when it has none
 */
record NewJob(Job job, String fingerprint) {

    boolean hasKey() {
        return job.spec().origin().idempotencyKey() != null;
    }
}
