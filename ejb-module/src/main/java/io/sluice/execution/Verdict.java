package io.sluice.execution;

import io.sluice.config.ExecutionSettings;
import io.sluice.config.SubmissionSettings;
import io.sluice.job.Attempt;
import io.sluice.job.Job;
import io.sluice.job.JobError;
import io.sluice.job.JobEvent;
import io.sluice.job.JobStatus;
import io.sluice.job.RetryPolicy;
import io.sluice.job.RunningJob;
import io.sluice.job.Settlement;
import io.sluice.job.Settlement.End;
import io.sluice.job.Settlement.Return;
import io.sluice.job.Settlement.Tally;
import io.sluice.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Decides what an attempt that has ended makes of its job. Decides only: nothing here reads a clock or a database. */
final class Verdict {

    /** The oldest attempt and the latest ones are kept; a job retried for months must not outgrow its row. */
    static final int ATTEMPTS_KEPT = 50;

    private static final Duration POSTPONEMENT = Duration.ofSeconds(2);

    /** The error of a job whose outcome the database refused. */
    static final String UNSTORABLE = "UnstorableOutcome";

    private final SubmissionSettings settings;
    private final RandomGenerator random;
    private final ExecutionSettings execution;

    Verdict(SubmissionSettings settings, ExecutionSettings execution, RandomGenerator random) {
        this.settings = settings;
        this.execution = execution;
        this.random = random;
    }

    /** The handler returned. */
    Settlement returned(RunningJob running, Outcome outcome, Optional<StopReason> stop, Instant now) {
        if (outcome instanceof Outcome.Done done) {
            // JSON text holds no NUL, but a JsonValue may be the handler's own, and PostgreSQL stores none.
            return end(running, JobEvent.SUCCEED, now, done.result().toString().replace("\0", ""), null);
        }
        if (outcome instanceof Outcome.Snooze snooze) {
            return snoozed(running, snooze, stop, now);
        }
        if (outcome instanceof Outcome.Cancel cancel) {
            return end(running, JobEvent.CANCEL, now, null, new JobError("Cancelled", cancel.reason(), false));
        }
        if (outcome instanceof Outcome.Fail fail) {
            return end(running, JobEvent.FAIL, now, null, new JobError(fail.type(), fail.message(), false));
        }
        Outcome.Retry retry = (Outcome.Retry) outcome;
        return failed(running, new JobError(retry.type(), retry.message(), true), retry, stop, now);
    }

    // Nobody is asked to run again what nobody wants any more.
    private Settlement snoozed(RunningJob running, Outcome.Snooze snooze, Optional<StopReason> stop, Instant now) {
        return stop.flatMap(reason -> unwanted(running, reason, null, now))
                .orElseGet(() -> again(running, JobEvent.SNOOZE, now, later(now, snooze.delay()), null, 0));
    }

    /** The handler threw, or never got the payload it needs. */
    Settlement threw(RunningJob running, JobError error, Optional<StopReason> stop, Instant now) {
        return failed(running, error, new Outcome.Retry(error.type(), null, Optional.empty()), stop, now);
    }

    /** The worker went away while it ran the job. */
    Settlement orphaned(RunningJob running, Instant now) {
        int crashes = running.crashes() + 1;
        Job job = running.job();
        Tally tally = new Tally(job.status().attempt(), running.failedAttempts(), crashes);
        if (job.status().cancelRequested()) {
            JobError error = new JobError("Cancelled", "Cancelled while its worker was gone", false);
            return ended(running, JobEvent.CANCEL, now, null, error, tally);
        }
        JobError error = new JobError("Crashed", "crashed " + crashes + " times", true);
        if (crashes >= execution.crashes()) {
            return ended(running, JobEvent.QUARANTINE, now, null, error, tally);
        }
        JobError lost = new JobError("WorkerLost", "The worker went away: " + running.node(), true);
        return new Return(
                job.id(),
                running.fence(),
                JobEvent.RESCUE,
                null,
                lost,
                tally,
                history(running, JobEvent.RESCUE, lost, now));
    }

    /** Nobody here can run the job: it waits for somebody who can, and fails when that has taken too long. */
    Settlement misdelivered(RunningJob running, String type, String message, Instant now) {
        return Misdelivery.putBack(running, new JobError(type, message, true), execution.unknownType(), now)
                .<Settlement>map(Function.identity())
                .orElseGet(() -> end(running, JobEvent.FAIL, now, null, new JobError(type, message, false)));
    }

    /** The job was claimed but its attempt never started. */
    Settlement unstarted(RunningJob running) {
        return neverWas(running, JobEvent.HAND_BACK, null);
    }

    private static Settlement neverWas(RunningJob running, JobEvent event, Instant runAt) {
        JobStatus status = running.job().status();
        return new Return(
                running.job().id(),
                running.fence(),
                event,
                runAt,
                status.error(),
                new Tally(status.attempt() - 1, running.failedAttempts(), running.crashes()),
                status.attempts());
    }

    /** Whether one more crash ends the job, and it is not its first. */
    boolean isLastChance(RunningJob running) {
        return running.crashes() > 0 && running.crashes() + 1 >= execution.crashes();
    }

    /** The attempt may not start now, and will be tried again in a moment. */
    Settlement postponed(RunningJob running, Instant now) {
        return neverWas(running, JobEvent.SNOOZE, now.plus(POSTPONEMENT));
    }

    /** The database refused what became of the job, and would for ever. */
    Settlement unstorable(Settlement refused, String reason, Instant now) {
        JobError error = new JobError(UNSTORABLE, reason, false);
        List<Attempt> attempts = new ArrayList<>(refused.attempts());
        // What earlier attempts said is stored already.
        attempts.replaceAll(attempt -> attempt.number() == refused.tally().attempt()
                ? new Attempt(attempt.number(), attempt.startedAt(), now, JobEvent.FAIL, error, attempt.node())
                : attempt);
        return new End(
                refused.id(),
                refused.fence(),
                JobEvent.FAIL,
                now,
                null,
                error,
                refused.tally(),
                attempts,
                settings.keyUntil(now));
    }

    private Settlement failed(
            RunningJob running, JobError error, Outcome.Retry retry, Optional<StopReason> stop, Instant now) {
        StopReason reason = stop.orElse(null);
        Optional<Settlement> unwanted = unwanted(running, reason, error.message(), now);
        if (unwanted.isPresent()) {
            return unwanted.get();
        }
        if (reason == StopReason.DRAINED) {
            return interrupted(running, error, now);
        }
        JobError counted = reason == StopReason.TIMED_OUT ? timeout(running) : error;
        int failures = running.failedAttempts() + 1;
        var policy = running.job().spec().retry();
        if (!counted.retryable() || !policy.allowsAnother(failures)) {
            Tally tally = new Tally(running.job().status().attempt(), failures, running.crashes());
            return ended(running, JobEvent.FAIL, now, null, counted, tally);
        }
        Instant next = later(now, retry.after().orElseGet(() -> policy.delay(failures, random)));
        return again(running, JobEvent.RETRY, now, next, counted, 1);
    }

    private Optional<Settlement> unwanted(RunningJob running, StopReason reason, String message, Instant now) {
        if (reason == StopReason.CANCELLED) {
            return Optional.of(end(running, JobEvent.CANCEL, now, null, new JobError("Cancelled", message, false)));
        }
        if (reason == StopReason.EXPIRED) {
            return Optional.of(end(running, JobEvent.EXPIRE, now, null, new JobError("Expired", message, false)));
        }
        return Optional.empty();
    }

    // Without a bound a handler could name a time that no database can store, and its outcome never could be.
    private static Instant later(Instant now, Duration delay) {
        return now.plus(delay.compareTo(RetryPolicy.LONGEST_DELAY) < 0 ? delay : RetryPolicy.LONGEST_DELAY);
    }

    private Settlement interrupted(RunningJob running, JobError error, Instant now) {
        JobStatus status = running.job().status();
        JobError stopped = new JobError("Interrupted", "The server stopped: " + error.type(), true);
        return new Return(
                running.job().id(),
                running.fence(),
                JobEvent.HAND_BACK,
                null,
                stopped,
                new Tally(status.attempt(), running.failedAttempts(), running.crashes()),
                history(running, JobEvent.HAND_BACK, stopped, now));
    }

    private static JobError timeout(RunningJob running) {
        return new JobError("Timeout", "Ran longer than " + running.job().spec().timeout(), true);
    }

    private Settlement end(RunningJob running, JobEvent event, Instant now, String result, JobError error) {
        int failed = running.failedAttempts() + (event == JobEvent.FAIL ? 1 : 0);
        Tally tally = new Tally(running.job().status().attempt(), failed, running.crashes());
        return ended(running, event, now, result, error, tally);
    }

    private Settlement ended(
            RunningJob running, JobEvent event, Instant now, String result, JobError error, Tally tally) {
        Job job = running.job();
        return new End(
                job.id(),
                running.fence(),
                event,
                now,
                result,
                error,
                tally,
                history(running, event, error, now),
                job.spec().origin().idempotencyKey() == null ? null : settings.keyUntil(now));
    }

    private static Settlement again(
            RunningJob running, JobEvent event, Instant now, Instant next, JobError error, int failures) {
        JobStatus status = running.job().status();
        return new Return(
                running.job().id(),
                running.fence(),
                event,
                next,
                error == null ? status.error() : error,
                new Tally(status.attempt(), running.failedAttempts() + failures, running.crashes()),
                history(running, event, error, now));
    }

    private static List<Attempt> history(RunningJob running, JobEvent event, JobError error, Instant now) {
        JobStatus status = running.job().status();
        return followedBy(
                status.attempts(),
                new Attempt(status.attempt(), status.startedAt(), now, event, error, running.node()));
    }

    static List<Attempt> followedBy(List<Attempt> attempts, Attempt latest) {
        List<Attempt> history = new ArrayList<>(attempts);
        if (history.size() >= ATTEMPTS_KEPT) {
            history.remove(1);
        }
        history.add(latest);
        return history;
    }
}
