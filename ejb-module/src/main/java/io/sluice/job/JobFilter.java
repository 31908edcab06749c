package io.sluice.job;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which jobs to list; what is empty does not narrow.
 *
 * @param states any of these
 * @param from created at or after
 * @param to created before
 */
public record JobFilter(
        Set<JobState> states,
        Optional<String> type,
        Optional<String> queue,
        Optional<Tag> tag,
        Optional<Instant> from,
        Optional<Instant> to) {

    /** A tag by name and value. */
    public record Tag(String name, String value) {}

    public static final JobFilter ALL = new JobFilter(
            Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public JobFilter {
        states = Set.copyOf(states);
    }

    /** Whether nothing but a tag and the time narrows. */
    boolean isByTagAlone() {
        return tag.isPresent() && states.isEmpty() && type.isEmpty() && queue.isEmpty();
    }
}
