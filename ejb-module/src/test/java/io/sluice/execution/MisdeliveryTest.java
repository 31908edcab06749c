package io.sluice.execution;

import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.execution.TestHandlers.Plain;
import io.sluice.job.Attempt;
import io.sluice.job.JobEvent;
import io.sluice.job.JobFixture;
import io.sluice.job.JobState;
import io.sluice.job.JobStatus;
import io.sluice.job.RunningJob;
import io.sluice.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class MisdeliveryTest {

    private final Workshop workshop = new Workshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    @ParameterizedTest
    @CsvSource({"nobody, 1, UnknownType", "plain, 2, UnknownVersion"})
    void aJobThatThisNodeCannotRunWaitsForOneThatCan(String type, int version, String error) {
        workshop.with(new Plain(context -> Outcome.done()));
        UUID id = store(aJob().type(type).version(version));

        JobStatus status = run(id);

        assertThat(status.state()).isEqualTo(JobState.SCHEDULED);
        assertThat(status.runAt()).isEqualTo(workshop.now().plusSeconds(1));
        assertThat(status.error().type()).isEqualTo(error);
        assertThat(status.error().retryable()).isTrue();
    }

    @Test
    void theWholeSearchIsOneAttemptThatCountsNoFailure() {
        UUID id = store(aJob().type("nobody"));
        Instant start = workshop.now();
        int claims = 0;
        while (Duration.between(start, workshop.now()).compareTo(Duration.ofMinutes(4)) < 0) {
            runWhenDue(id);
            claims++;
        }

        assertThat(claims).isBetween(8, 20);
        assertThat(status(id).attempt()).isEqualTo(1);
        assertThat(status(id).attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo(JobEvent.SNOOZE);
            assertThat(attempt.startedAt()).isEqualTo(start);
            assertThat(attempt.finishedAt()).isEqualTo(workshop.now());
        });
        assertThat(workshop.claim(due(id)).failedAttempts()).isZero();
    }

    @Test
    void aJobThatNobodyCouldRunForLongIsParkedWhereAnOperatorSeesIt() {
        UUID id = store(aJob().type("nobody"));
        while (status(id).state() != JobState.DEAD) {
            assertThat(workshop.now()).isBefore(JobFixture.NOON.plus(Duration.ofMinutes(6)));
            runWhenDue(id);
        }

        assertThat(workshop.now()).isAfterOrEqualTo(JobFixture.NOON.plus(Workshop.SETTINGS.unknownType()));
        assertThat(status(id).error().type()).isEqualTo("UnknownType");
        assertThat(status(id).error().retryable()).isFalse();
        assertThat(status(id).attempts()).extracting(Attempt::number).containsExactly(1, 2);
    }

    @Test
    void aJobThatFindsItsHandlerIsRunAsIfNothingHadBeen() {
        UUID id = store(aJob().type("plain"));
        run(id);
        workshop.with(new Plain(context -> Outcome.done()));

        runWhenDue(id);

        assertThat(status(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(status(id).attempts())
                .extracting(Attempt::outcome)
                .containsExactly(JobEvent.SNOOZE, JobEvent.SUCCEED);
    }

    @Test
    void aJobReplayedLaterIsSoughtAHandlerForAgain() {
        UUID id = store(aJob().type("nobody"));
        while (status(id).state() != JobState.DEAD) {
            runWhenDue(id);
        }
        workshop.house.jobs().retry(id);

        assertThat(run(id).state()).isEqualTo(JobState.SCHEDULED);
    }

    private UUID store(JobFixture job) {
        return workshop.house.store(job).id();
    }

    private void runWhenDue(UUID id) {
        run(due(id));
    }

    /** Lets the time pass until the job is queued. */
    private UUID due(UUID id) {
        JobStatus status = status(id);
        if (status.state() == JobState.SCHEDULED) {
            workshop.clock.tick(Duration.between(workshop.now(), status.runAt()));
            workshop.house.in(() -> workshop.house.waiting().promote(workshop.now(), 10));
        }
        return id;
    }

    private JobStatus run(UUID id) {
        RunningJob running = workshop.claim(id);
        assertThat(workshop.executor.run(running).join()).isTrue();
        return status(id);
    }

    private JobStatus status(UUID id) {
        return workshop.house.find(id).status();
    }
}
