package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sluice.job.JobTransitions.Edge;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobTransitionsTest {

    static Stream<Arguments> everyPair() {
        return Arrays.stream(JobState.values())
                .flatMap(state -> Arrays.stream(JobEvent.values()).map(event -> Arguments.of(state, event)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everyPair")
    void aJobGoesWhereTheTableSaysAndNowhereElse(JobState state, JobEvent event) {
        List<Edge> rows = JobTransitions.table().stream()
                .filter(edge -> edge.from() == state && edge.on() == event)
                .toList();

        if (rows.isEmpty()) {
            assertThat(JobTransitions.target(state, event)).isEmpty();
            assertThatIllegalStateException()
                    .isThrownBy(() -> JobTransitions.require(state, event))
                    .withMessage("A job that is " + state + " cannot " + event);
        } else {
            assertThat(rows).hasSize(1);
            assertThat(JobTransitions.require(state, event))
                    .isEqualTo(rows.get(0).to());
        }
        assertThat(JobTransitions.sources(event).contains(state)).isEqualTo(!rows.isEmpty());
    }

    @Test
    void everyEventHappensSomewhereAndLeadsToOneState() {
        assertThat(JobEvent.values()).allSatisfy(event -> assertThat(JobTransitions.table().stream()
                        .filter(edge -> edge.on() == event)
                        .map(Edge::to)
                        .distinct())
                .hasSize(1));
    }

    @Test
    void aTerminalStateIsLeftByReplayOnly() {
        assertThat(JobTransitions.table())
                .filteredOn(edge -> edge.from().terminal())
                .allSatisfy(edge -> assertThat(edge.on()).isEqualTo(JobEvent.REPLAY));
    }

    @Test
    void whatIsNotTerminalCanBeCancelledAndCanExpire() {
        Set<JobState> alive = EnumSet.allOf(JobState.class).stream()
                .filter(state -> !state.terminal())
                .collect(Collectors.toSet());

        assertThat(JobTransitions.sources(JobEvent.CANCEL)).isEqualTo(alive);
        assertThat(JobTransitions.sources(JobEvent.EXPIRE)).isEqualTo(alive);
    }

    @Test
    void everyStateCanBeReachedByAJobThatIsNew() {
        Set<JobState> reached = EnumSet.of(JobState.SCHEDULED, JobState.QUEUED);
        for (int step = 0; step < JobState.values().length; step++) {
            JobTransitions.table().stream()
                    .filter(edge -> reached.contains(edge.from()))
                    .toList()
                    .forEach(edge -> reached.add(edge.to()));
        }

        assertThat(reached).containsExactlyInAnyOrder(JobState.values());
    }
}
