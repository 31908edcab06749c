package io.sluice.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Jobs for tests, described by what matters to the test. */
public final class JobFixture {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private UUID id = UUID.randomUUID();
    private JobState state = JobState.QUEUED;
    private int priority = 4;
    private Instant runAt = NOON;
    private Instant expiresAt;
    private String type = "test";
    private String key;
    private Map<String, String> tags = Map.of();
    private RetryPolicy retry = new RetryPolicy(3, Duration.ofSeconds(1), 2, Duration.ofMinutes(1));

    private String payload = "{\"a\":1}";
    private int version = 1;
    private boolean cancelRequested;
    private List<Attempt> attempts = List.of();

    private JobFixture() {}

    public static JobFixture aJob() {
        return new JobFixture();
    }

    public JobFixture id(UUID value) {
        id = value;
        return this;
    }

    public JobFixture type(String value) {
        type = value;
        return this;
    }

    public JobFixture priority(int value) {
        priority = value;
        return this;
    }

    public JobFixture dueAt(Instant value) {
        state = JobState.SCHEDULED;
        runAt = value;
        return this;
    }

    public JobFixture expiringAt(Instant value) {
        expiresAt = value;
        return this;
    }

    public JobFixture key(String value) {
        key = value;
        return this;
    }

    public JobFixture tagged(Map<String, String> value) {
        tags = value;
        return this;
    }

    public JobFixture retry(RetryPolicy value) {
        retry = value;
        return this;
    }

    public JobFixture payload(String json) {
        payload = json;
        return this;
    }

    public JobFixture version(int value) {
        version = value;
        return this;
    }

    public JobFixture cancelRequested() {
        cancelRequested = true;
        return this;
    }

    public JobFixture attempted(List<Attempt> value) {
        attempts = value;
        return this;
    }

    public Job build() {
        JobSpec spec = new JobSpec(
                type,
                version,
                "default",
                priority,
                payload,
                tags,
                NOON,
                expiresAt,
                Duration.ofMinutes(1),
                retry,
                new JobSpec.Origin("tester", key, null));
        return new Job(
                id, spec, new JobStatus(state, 0, runAt, null, null, false, Progress.NONE, null, null, List.of()));
    }

    /** The job as a worker holds it in its attempt with this number. */
    public RunningJob running(int attempt, int failedAttempts, int crashes) {
        Job job = build();
        JobStatus status = new JobStatus(
                JobState.RUNNING, attempt, runAt, NOON, null, cancelRequested, Progress.NONE, null, null, attempts);
        return new RunningJob(new Job(job.id(), job.spec(), status), "node-1", attempt, failedAttempts, crashes);
    }
}
