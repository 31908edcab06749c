package io.sluice.web.api;

import io.sluice.job.Attempt;
import io.sluice.job.Job;
import io.sluice.job.JobError;
import io.sluice.job.JobEvent;
import io.sluice.job.JobSpec;
import io.sluice.job.JobState;
import io.sluice.job.JobStatus;
import io.sluice.job.Progress;
import io.sluice.job.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Jobs for tests. */
final class Fixtures {

    static final UUID ID = UUID.fromString("01a1fd3d-23b8-77bf-8b90-d353d792a93f");
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final RetryPolicy RETRY = new RetryPolicy(5, Duration.ofSeconds(1), 2, Duration.ofMinutes(5));

    private Fixtures() {}

    static Job queued() {
        return job(new JobStatus(JobState.QUEUED, 0, NOW, null, null, false, Progress.NONE, null, null, List.of()));
    }

    static Job dead() {
        JobError error = new JobError("SmtpError", "no route", true);
        Attempt attempt = new Attempt(1, NOW, NOW.plusSeconds(1), JobEvent.FAIL, error, "node-1");
        return job(new JobStatus(
                JobState.DEAD,
                1,
                NOW,
                NOW,
                NOW.plusSeconds(1),
                false,
                new Progress(50, "half"),
                null,
                error,
                List.of(attempt)));
    }

    static Job job(JobStatus status) {
        JobSpec spec = new JobSpec(
                "mail.send",
                1,
                "default",
                4,
                "{\"to\":\"a\"}",
                Map.of("order", "42"),
                NOW,
                null,
                Duration.ofMinutes(5),
                RETRY,
                new JobSpec.Origin("ann", null, null));
        return new Job(ID, spec, status);
    }
}
