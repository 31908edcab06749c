package io.sluice.execution;

import static io.sluice.job.JobFixture.NOON;
import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.execution.TestHandlers.InTransaction;
import io.sluice.execution.TestHandlers.Plain;
import io.sluice.execution.TestHandlers.Positives;
import io.sluice.execution.TestHandlers.Work;
import io.sluice.job.JobEvent;
import io.sluice.job.JobFixture;
import io.sluice.job.JobState;
import io.sluice.job.JobStatus;
import io.sluice.job.RunningJob;
import io.sluice.spi.Outcome;
import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobExecutorTest {

    private final Workshop workshop = new Workshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void workThatIsDoneEndsTheJobWithItsResult() {
        JobStatus status = run(context -> Outcome.done(Json.createValue(context.attempt())));

        assertThat(status.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(status.result()).isEqualTo("1");
        assertThat(workshop.executions.running()).isEmpty();
    }

    @Test
    void whatIsThrownIsTheErrorOfTheAttempt() {
        JobStatus status = run(context -> {
            throw new IllegalStateException("not today");
        });

        assertThat(status.state()).isEqualTo(JobState.SCHEDULED);
        assertThat(status.error().type()).isEqualTo("java.lang.IllegalStateException");
        assertThat(status.error().message()).isEqualTo("not today");
        assertThat(status.attempts()).hasSize(1);
    }

    @Test
    void anExceptionThatCannotTellItsMessageEndsTheAttemptToo() {
        JobStatus status = run(context -> {
            throw new IllegalStateException() {
                @Override
                public String getMessage() {
                    throw new NullPointerException();
                }
            };
        });

        assertThat(status.state()).isEqualTo(JobState.SCHEDULED);
        assertThat(status.error().message()).contains("NullPointerException");
        assertThat(workshop.executions.running()).isEmpty();
    }

    @Test
    void whatNoAttemptCanMendEndsTheJob() {
        assertThat(run(context -> {
                            throw new NumberFormatException("never");
                        })
                        .state())
                .isEqualTo(JobState.DEAD);
    }

    // Which of them kills the process is not known: run side by side, all of them would end in quarantine.
    @Test
    void ofJobsWhoseNextCrashIsTheirLastOneRunsAtATime() {
        RunningJob other = crashed(2);
        RunningJob job = crashed(2);
        List<UUID> ran = runsBeside(job, other);

        workshop.executor.run(job).join();

        assertThat(ran).containsExactly(job.job().id());
        assertThat(workshop.house.state(job.job().id())).isEqualTo(JobState.SUCCEEDED);
        assertThat(workshop.house.state(other.job().id())).isEqualTo(JobState.SCHEDULED);

        workshop.clock.tick(Duration.ofSeconds(2));
        workshop.house.in(() -> workshop.house.waiting().promote(workshop.now(), 10));
        RunningJob again = workshop.claim(other.job().id());
        assertThat(again.job().status().attempt())
                .as("the one that was put off never was")
                .isEqualTo(3);
        assertThat(again.crashes()).isEqualTo(2);
        workshop.executor.run(again).join();
        assertThat(workshop.house.state(other.job().id())).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aJobThatMayCrashOnceMoreWaitsForNobody() {
        RunningJob other = crashed(1);
        RunningJob job = crashed(2);
        List<UUID> ran = runsBeside(job, other);

        workshop.executor.run(job).join();

        assertThat(ran).containsExactly(job.job().id(), other.job().id());
    }

    private List<UUID> runsBeside(RunningJob job, RunningJob other) {
        List<UUID> ran = new ArrayList<>();
        workshop.with(new Plain(context -> {
            ran.add(context.jobId());
            if (context.jobId().equals(job.job().id())) {
                workshop.executor.run(other).join();
            }
            return Outcome.done();
        }));
        return ran;
    }

    private RunningJob crashed(int times) {
        RunningJob running = workshop.claimed(aJob().type("plain"));
        for (int crash = 0; crash < times; crash++) {
            workshop.house.settle(workshop.verdict.orphaned(running, workshop.now()));
            running = workshop.claim(running.job().id());
        }
        return running;
    }

    @Test
    void anErrorEndsTheAttemptToo() {
        JobStatus status = run(context -> {
            throw new OutOfMemoryError("a payload too many");
        });

        assertThat(status.state()).isEqualTo(JobState.SCHEDULED);
        assertThat(workshop.executions.running()).isEmpty();
        assertThat(workshop.executions.isIdle()).isTrue();
    }

    @Test
    void aPayloadThatNoHandlerCanTakeParksItsJobWhereAnOperatorSeesIt() {
        workshop.with(new Positives());

        assertParked(aJob().type("positive").payload("[1]"), "InvalidPayload");
        assertParked(aJob().type("positive").payload("{\"number\":\"x\"}"), "InvalidPayload");
        assertParked(aJob().type("positive").payload("{\"number\":0}"), "InvalidPayload");
    }

    @Test
    void aJobThatExpiredBeforeItStartedIsNotRun() {
        AtomicInteger calls = new AtomicInteger();
        workshop.with(new Plain(Work.answering(() -> {
            calls.incrementAndGet();
            return Outcome.done();
        })));

        assertThat(run(aJob().type("plain").expiringAt(NOON)).state()).isEqualTo(JobState.EXPIRED);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aResultThatIsTooLargeFailsTheJob() {
        JobStatus status = run(context -> Outcome.done(Json.createValue("x".repeat(JobExecutor.RESULT_LENGTH))));

        assertThat(status.state()).isEqualTo(JobState.DEAD);
        assertThat(status.error().type()).isEqualTo("ResultTooLarge");
    }

    @Test
    void aTransactionalHandlersWritesAreCommittedWithItsOutcome() {
        assertThat(write(Outcome.done()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(written()).isEqualTo(1);
    }

    @Test
    void aTransactionalHandlerThatFailsLeavesNothingBehind() {
        assertThat(write(Outcome.retry("Flaky", null)).state()).isEqualTo(JobState.SCHEDULED);
        assertThat(written()).isZero();
    }

    @Test
    void aTransactionalHandlerWhoseResultIsTooLargeLeavesNothingBehind() {
        JobStatus status = write(Outcome.done(Json.createValue("x".repeat(JobExecutor.RESULT_LENGTH))));

        assertThat(status.error().type()).isEqualTo("ResultTooLarge");
        assertThat(written()).isZero();
    }

    @Test
    void aTransactionalHandlerThatLostItsLeaseLeavesNothingBehind() {
        RunningJob[] running = new RunningJob[1];
        workshop.with(new InTransaction(context -> {
            insert();
            workshop.stolen(running[0]);
            return Outcome.done();
        }));
        running[0] = workshop.claimed(aJob().type("transactional"));

        assertThat(workshop.executor.run(running[0]).join()).isFalse();

        assertThat(written()).isZero();
        assertThat(status(running[0]).state()).isEqualTo(JobState.RUNNING);
        assertThat(status(running[0]).attempts())
                .extracting(attempt -> attempt.outcome())
                .containsExactly(JobEvent.RESCUE);
    }

    @Test
    void aPlainHandlerThatLostItsLeaseIsRefused() {
        RunningJob[] running = new RunningJob[1];
        workshop.with(new Plain(context -> {
            workshop.stolen(running[0]);
            return Outcome.done();
        }));
        running[0] = workshop.claimed(aJob().type("plain"));

        assertThat(workshop.executor.run(running[0]).join()).isFalse();
        assertThat(status(running[0]).state()).isEqualTo(JobState.RUNNING);
        assertThat(status(running[0]).attempt()).isEqualTo(2);
    }

    private JobStatus write(Outcome outcome) {
        workshop.with(new InTransaction(context -> {
            insert();
            return outcome;
        }));
        return run(aJob().type("transactional"));
    }

    private void insert() {
        workshop.house
                .entityManager()
                .createNativeQuery("INSERT INTO job_tag (name, tag_value, job_id) VALUES ('own', 'write',"
                        + " CAST('00000000-0000-0000-0000-000000000001' AS uuid))")
                .executeUpdate();
    }

    private int written() {
        return workshop.house.in(() -> ((Number) workshop.house
                        .entityManager()
                        .createNativeQuery("SELECT count(*) FROM job_tag WHERE name = 'own'")
                        .getSingleResult())
                .intValue());
    }

    private void assertParked(JobFixture job, String error) {
        JobStatus status = run(job);
        assertThat(status.state()).isEqualTo(JobState.DEAD);
        assertThat(status.error().type()).isEqualTo(error);
    }

    private JobStatus run(Work work) {
        workshop.with(new Plain(work));
        return run(aJob().type("plain"));
    }

    private JobStatus run(JobFixture job) {
        RunningJob running = workshop.claimed(job);
        assertThat(workshop.executor.run(running).join()).isTrue();
        return status(running);
    }

    private JobStatus status(RunningJob running) {
        return workshop.house.find(running.job().id()).status();
    }
}
