package io.sluice.execution;

import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.job.Attempt;
import io.sluice.job.JobError;
import io.sluice.job.JobEvent;
import io.sluice.job.JobState;
import io.sluice.job.JobStatus;
import io.sluice.job.RunningJob;
import io.sluice.job.Settlement;
import io.sluice.job.Settlement.End;
import io.sluice.spi.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SettlementsTest {

    private static final String TOO_LONG = "x".repeat(1_048_577);

    private final Workshop workshop = new Workshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void anOutcomeThatTheDatabaseRefusesFailsItsJobInstead() throws Exception {
        RunningJob running = workshop.claimed(aJob().key("order-1"));

        assertThat(workshop.settlements.settle(unstorable(running)).get(10, TimeUnit.SECONDS))
                .isTrue();

        JobStatus status = workshop.house.find(running.job().id()).status();
        assertThat(status.state()).isEqualTo(JobState.DEAD);
        assertThat(status.error().type()).isEqualTo("UnstorableOutcome");
        assertThat(status.error().message()).startsWith("SUCCEED could not be stored: ");
        assertThat(status.result()).isNull();
        assertThat(status.attempts()).extracting(Attempt::outcome).containsExactly(JobEvent.FAIL);
        assertThat(status.attempts())
                .extracting(attempt -> attempt.error().type())
                .containsExactly("UnstorableOutcome");
    }

    @Test
    void theOthersOfItsGroupAreSettledAsTheyWere() {
        List<RunningJob> good =
                IntStream.range(0, 5).mapToObj(i -> workshop.claimed(aJob())).toList();
        RunningJob bad = workshop.claimed(aJob());

        CompletableFuture<Boolean> refused = workshop.settlements.settle(unstorable(bad));
        good.forEach(one -> assertThat(workshop.settlements
                        .settle(workshop.verdict.returned(one, Outcome.done(), Optional.empty(), workshop.now()))
                        .join())
                .isTrue());

        assertThat(refused.join()).isTrue();
        assertThat(good).extracting(one -> workshop.house.state(one.job().id())).containsOnly(JobState.SUCCEEDED);
    }

    @Test
    void aLateOutcomeThatTheDatabaseRefusesTouchesNobodyElses() {
        RunningJob late = workshop.claimed(aJob());
        RunningJob next = workshop.stolen(late);

        assertThat(workshop.settlements.settle(unstorable(late)).join()).isFalse();

        assertThat(workshop.house.state(next.job().id())).isEqualTo(JobState.RUNNING);
    }

    /** What no handler can bring about: the executor and the errors keep to the columns. */
    private Settlement unstorable(RunningJob running) {
        End done = (End) workshop.verdict.returned(running, Outcome.done(), Optional.empty(), workshop.now());
        return new End(
                done.id(),
                done.fence(),
                done.event(),
                done.at(),
                TOO_LONG,
                new JobError("any", null, false),
                done.tally(),
                done.attempts(),
                done.keyUntil());
    }
}
