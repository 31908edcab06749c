package io.sluice.execution;

import io.sluice.job.Attempt;
import io.sluice.job.JobError;
import io.sluice.job.JobEvent;
import io.sluice.job.JobStatus;
import io.sluice.job.RunningJob;
import io.sluice.job.Settlement.Return;
import io.sluice.job.Settlement.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job that came to a node which has no handler for it. While a new version is rolled out another node has one, or this
 * one after its restart, so the job is put back for a while. However often that happens it makes one attempt in the job's
 * history, which says since when.
 */
final class Misdelivery {

    static final String UNKNOWN_TYPE = "UnknownType";
    static final String UNKNOWN_VERSION = "UnknownVersion";

    private static final Set<String> ERRORS = Set.of(UNKNOWN_TYPE, UNKNOWN_VERSION);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private Misdelivery() {}

    /** What puts the job back; empty when that has gone on for as long as it may. */
    static Optional<Return> putBack(RunningJob running, JobError error, Duration patience, Instant now) {
        JobStatus status = running.job().status();
        Attempt first = latest(status.attempts())
                .filter(Misdelivery::isOne)
                .orElseGet(() ->
                        new Attempt(status.attempt(), status.startedAt(), now, JobEvent.SNOOZE, error, running.node()));
        Duration sought = Duration.between(first.startedAt(), now);
        if (sought.compareTo(patience) >= 0) {
            return Optional.empty();
        }
        Attempt whole = new Attempt(first.number(), first.startedAt(), now, JobEvent.SNOOZE, error, running.node());
        return Optional.of(new Return(
                running.job().id(),
                running.fence(),
                JobEvent.SNOOZE,
                now.plus(wait(sought)),
                error,
                new Tally(first.number(), running.failedAttempts(), running.crashes()),
                history(status.attempts(), whole)));
    }

    // As long as it has taken so far: nodes that are exchanged are found soon, and a long search costs little.
    private static Duration wait(Duration sought) {
        if (sought.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return sought.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : sought;
    }

    private static List<Attempt> history(List<Attempt> before, Attempt whole) {
        List<Attempt> earlier = new ArrayList<>(before);
        earlier.removeIf(attempt -> attempt.number() == whole.number());
        return Verdict.followedBy(earlier, whole);
    }

    private static Optional<Attempt> latest(List<Attempt> attempts) {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    private static boolean isOne(Attempt attempt) {
        return attempt.outcome() == JobEvent.SNOOZE
                && attempt.error() != null
                && ERRORS.contains(attempt.error().type());
    }
}
