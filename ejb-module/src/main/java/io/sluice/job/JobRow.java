package io.sluice.job;

import io.sluice.job.JobSpec.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A job as the database keeps it, unfinished or finished. */
@MappedSuperclass
abstract class JobRow {

    @Id
    UUID id;

    String type;
    int version;
    String queue;
    short priority;
    String payload;
    String tags;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "timeout_ms")
    long timeoutMillis;

    @Column(name = "max_attempts")
    int maxAttempts;

    @Column(name = "initial_delay_ms")
    long initialDelayMillis;

    double multiplier;

    @Column(name = "max_delay_ms")
    long maxDelayMillis;

    String owner;

    @Column(name = "idempotency_key")
    String idempotencyKey;

    String traceparent;

    @Enumerated(EnumType.STRING)
    JobState state;

    @Column(name = "run_at")
    Instant runAt;

    @Column(name = "released_until")
    Instant releasedUntil;

    long fence;

    @Column(name = "lease_until")
    Instant leaseUntil;

    String node;
    int attempt;

    @Column(name = "failed_attempts")
    int failedAttempts;

    int crashes;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    @Column(name = "cancel_requested")
    boolean cancelRequested;

    @Column(name = "progress_percent")
    short progressPercent;

    @Column(name = "progress_message")
    String progressMessage;

    String result;

    @Column(name = "error_type")
    String errorType;

    @Column(name = "error_message")
    String errorMessage;

    @Column(name = "error_retryable")
    Boolean errorRetryable;

    String attempts;

    Job toJob() {
        return new Job(id, spec(), status());
    }

    RunningJob toRunning() {
        return new RunningJob(toJob(), node, fence, failedAttempts, crashes);
    }

    private JobSpec spec() {
        return new JobSpec(
                type,
                version,
                queue,
                priority,
                payload,
                JobJson.tags(tags),
                createdAt,
                expiresAt,
                Duration.ofMillis(timeoutMillis),
                new RetryPolicy(
                        maxAttempts,
                        Duration.ofMillis(initialDelayMillis),
                        multiplier,
                        Duration.ofMillis(maxDelayMillis)),
                new Origin(owner, idempotencyKey, traceparent));
    }

    private JobStatus status() {
        JobError error = errorType == null ? null : new JobError(errorType, errorMessage, errorRetryable);
        return new JobStatus(
                state,
                attempt,
                runAt,
                startedAt,
                finishedAt,
                cancelRequested,
                new Progress(progressPercent, progressMessage),
                result,
                error,
                JobJson.attempts(attempts));
    }
}
