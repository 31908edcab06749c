package io.sluice.job;

import static io.sluice.job.JobState.CANCELLED;
import static io.sluice.job.JobState.DEAD;
import static io.sluice.job.JobState.EXPIRED;
import static io.sluice.job.JobState.QUEUED;
import static io.sluice.job.JobState.RUNNING;
import static io.sluice.job.JobState.SCHEDULED;
import static io.sluice.job.JobState.SUCCEEDED;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one table of job states: every write of a job's state names an event of this table. */
public final class JobTransitions {

    /** One row: in state {@code from}, {@code on} this event, the job goes {@code to}. */
    public record Edge(JobState from, JobEvent on, JobState to) {}

    private static final List<Edge> TABLE = List.of(
            new Edge(SCHEDULED, JobEvent.DUE, QUEUED),
            new Edge(SCHEDULED, JobEvent.CANCEL, CANCELLED),
            new Edge(SCHEDULED, JobEvent.EXPIRE, EXPIRED),
            new Edge(QUEUED, JobEvent.CLAIM, RUNNING),
            new Edge(QUEUED, JobEvent.CANCEL, CANCELLED),
            new Edge(QUEUED, JobEvent.EXPIRE, EXPIRED),
            new Edge(RUNNING, JobEvent.SUCCEED, SUCCEEDED),
            new Edge(RUNNING, JobEvent.RETRY, SCHEDULED),
            new Edge(RUNNING, JobEvent.SNOOZE, SCHEDULED),
            new Edge(RUNNING, JobEvent.HAND_BACK, QUEUED),
            new Edge(RUNNING, JobEvent.RESCUE, QUEUED),
            new Edge(RUNNING, JobEvent.FAIL, DEAD),
            new Edge(RUNNING, JobEvent.QUARANTINE, DEAD),
            new Edge(RUNNING, JobEvent.CANCEL, CANCELLED),
            new Edge(RUNNING, JobEvent.EXPIRE, EXPIRED),
            new Edge(DEAD, JobEvent.REPLAY, QUEUED));

    private static final Map<JobState, Map<JobEvent, JobState>> TARGETS = index();

    private JobTransitions() {}

    /** Where the event takes a job in this state; empty when it is not allowed there. */
    public static Optional<JobState> target(JobState from, JobEvent event) {
        return Optional.ofNullable(TARGETS.get(from).get(event));
    }

    /**
     * Where the event takes a job in this state.
     *
     * @throws IllegalStateException when the table has no such row
     */
    public static JobState require(JobState from, JobEvent event) {
        return target(from, event)
                .orElseThrow(() -> new IllegalStateException("A job that is " + from + " cannot " + event));
    }

    /** The states in which the event may happen. */
    public static Set<JobState> sources(JobEvent event) {
        EnumSet<JobState> sources = EnumSet.noneOf(JobState.class);
        TABLE.stream().filter(edge -> edge.on() == event).forEach(edge -> sources.add(edge.from()));
        return sources;
    }

    public static List<Edge> table() {
        return TABLE;
    }

    private static Map<JobState, Map<JobEvent, JobState>> index() {
        Map<JobState, Map<JobEvent, JobState>> targets = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            targets.put(state, new EnumMap<>(JobEvent.class));
        }
        for (Edge edge : TABLE) {
            if (targets.get(edge.from()).put(edge.on(), edge.to()) != null) {
                throw new IllegalStateException("Two rows for " + edge.from() + " on " + edge.on());
            }
        }
        return targets;
    }
}
