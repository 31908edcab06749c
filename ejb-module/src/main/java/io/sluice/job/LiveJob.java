package io.sluice.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of the live table. */
@Entity
@Table(name = "job")
class LiveJob extends JobRow {

    /** A job nobody has stored yet. */
    static LiveJob of(Job job, Instant releasedUntil) {
        LiveJob row = new LiveJob();
        row.describe(job);
        row.state = job.status().state();
        row.runAt = job.status().runAt();
        row.releasedUntil = releasedUntil;
        return row;
    }

    private void describe(Job job) {
        JobSpec spec = job.spec();
        id = job.id();
        type = spec.type();
        version = spec.version();
        queue = spec.queue();
        priority = (short) spec.priority();
        payload = spec.payload();
        tags = JobJson.tags(spec.tags());
        createdAt = spec.createdAt();
        expiresAt = spec.expiresAt();
        timeoutMillis = spec.timeout().toMillis();
        maxAttempts = spec.retry().maxAttempts();
        initialDelayMillis = spec.retry().initialDelay().toMillis();
        multiplier = spec.retry().multiplier();
        maxDelayMillis = spec.retry().maxDelay().toMillis();
        owner = spec.origin().owner();
        idempotencyKey = spec.origin().idempotencyKey();
        traceparent = spec.origin().traceparent();
    }
}
