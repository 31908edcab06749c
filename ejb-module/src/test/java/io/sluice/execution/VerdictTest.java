package io.sluice.execution;

import static io.sluice.execution.SettlementAssert.assertThatSettlement;
import static io.sluice.job.JobFixture.NOON;
import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.config.SubmissionSettings;
import io.sluice.job.Attempt;
import io.sluice.job.JobError;
import io.sluice.job.JobEvent;
import io.sluice.job.JobFixture;
import io.sluice.job.RetryPolicy;
import io.sluice.job.RunningJob;
import io.sluice.job.Settlement;
import io.sluice.spi.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

    private static final Instant NOW = NOON.plusSeconds(7);
    private static final JobError BROKEN = new JobError("Broken", "it broke", true);

    private final Verdict verdict =
            new Verdict(new SubmissionSettings(Duration.ofDays(1)), Workshop.SETTINGS, new Random(1));
    private final RunningJob first = aJob().running(1, 0, 0);

    @ParameterizedTest(name = "asked to stop because {0}")
    @EnumSource(StopReason.class)
    void workThatIsDoneIsDoneWhateverWasAsked(StopReason reason) {
        Settlement settlement = returned(first, Outcome.done(Json.createValue(3)), reason);

        assertThatSettlement(settlement).ends(JobEvent.SUCCEED).withResult("3").withTally(1, 0, 0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"CANCELLED, CANCEL", "EXPIRED, EXPIRE", "TIMED_OUT, SNOOZE", "LEASE_LOST, SNOOZE", "DRAINED, SNOOZE"})
    void aSnoozeIsRefusedToAJobThatNobodyWantsAnyMore(StopReason reason, JobEvent event) {
        assertThat(returned(first, Outcome.snooze(Duration.ofMinutes(1)), reason)
                        .event())
                .isEqualTo(event);
    }

    @Test
    void aResultHoldsNoCharacterPostgresqlRefuses() {
        JsonValue own = new JsonValue() {
            @Override
            public ValueType getValueType() {
                return ValueType.STRING;
            }

            @Override
            public String toString() {
                return "\"a\0b\"";
            }
        };

        assertThatSettlement(returned(first, Outcome.done(own), null)).withResult("\"ab\"");
    }

    @Test
    void aSnoozeIsNoFailure() {
        Settlement settlement = returned(aJob().running(4, 2, 1), Outcome.snooze(Duration.ofMinutes(1)), null);

        assertThatSettlement(settlement)
                .returns(JobEvent.SNOOZE)
                .at(NOW.plusSeconds(60))
                .withTally(4, 2, 1);
    }

    @Test
    void noHandlerCanNameATimeTheDatabaseCannotStore() {
        Duration ages = Duration.ofDays(365L * 400_000);

        assertThatSettlement(returned(first, Outcome.snooze(ages), null)).at(NOW.plus(RetryPolicy.LONGEST_DELAY));
        assertThatSettlement(returned(first, Outcome.retryAfter(ages, "Busy", null), null))
                .at(NOW.plus(RetryPolicy.LONGEST_DELAY));
    }

    @ParameterizedTest(name = "asked to stop because {0}")
    @EnumSource(StopReason.class)
    void whatTheHandlerCancelsOrGivesUpEndsAsItSays(StopReason reason) {
        assertThatSettlement(returned(first, Outcome.cancel("no longer needed"), reason))
                .ends(JobEvent.CANCEL)
                .withError("Cancelled", "no longer needed")
                .withTally(1, 0, 0);
        assertThatSettlement(returned(first, Outcome.fail("Gone", "for ever"), reason))
                .ends(JobEvent.FAIL)
                .withError("Gone", "for ever")
                .withTally(1, 1, 0);
    }

    @Test
    void aFailureIsTriedAgainWithinTheWaitOfItsPolicy() {
        Settlement settlement = returned(first, Outcome.retry("Flaky", "try again"), null);

        assertThatSettlement(settlement)
                .returns(JobEvent.RETRY)
                .between(NOW, NOW.plusSeconds(1))
                .withError("Flaky", "try again")
                .withTally(1, 1, 0);
    }

    @Test
    void aHandlerThatKnowsWhenToRetryIsObeyed() {
        assertThatSettlement(returned(first, Outcome.retryAfter(Duration.ofHours(2), "Busy", null), null))
                .returns(JobEvent.RETRY)
                .at(NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void theLastFailureAllowedEndsTheJob() {
        assertThatSettlement(threw(aJob().running(2, 1, 0), BROKEN, null)).returns(JobEvent.RETRY);
        assertThatSettlement(threw(aJob().running(3, 2, 0), BROKEN, null))
                .ends(JobEvent.FAIL)
                .withError("Broken", "it broke")
                .withTally(3, 3, 0);
    }

    @Test
    void snoozesAndCrashesUseUpNoRetries() {
        assertThatSettlement(threw(aJob().running(40, 1, 2), BROKEN, null)).returns(JobEvent.RETRY);
    }

    @Test
    void whatNoAttemptCanMendEndsAtTheFirst() {
        assertThatSettlement(threw(first, new JobError("Illegal", "never", false), null))
                .ends(JobEvent.FAIL)
                .withError("Illegal", "never")
                .withTally(1, 1, 0);
    }

    @Test
    void aTimeoutIsAFailureOfItsOwnNameHoweverTheHandlerTookIt() {
        JobError fatal = new JobError("java.lang.InterruptedException", null, false);

        assertThatSettlement(threw(first, fatal, StopReason.TIMED_OUT))
                .returns(JobEvent.RETRY)
                .withError("Timeout", "Ran longer than PT1M")
                .withTally(1, 1, 0);
        assertThatSettlement(threw(aJob().running(3, 2, 0), fatal, StopReason.TIMED_OUT))
                .ends(JobEvent.FAIL);
    }

    @Test
    void aFailureAfterTheRequestToStopFollowsTheRequest() {
        assertThatSettlement(threw(first, BROKEN, StopReason.CANCELLED))
                .ends(JobEvent.CANCEL)
                .withError("Cancelled", "it broke");
        assertThatSettlement(threw(first, BROKEN, StopReason.EXPIRED))
                .ends(JobEvent.EXPIRE)
                .withError("Expired", "it broke");
        assertThatSettlement(returned(first, Outcome.retry("Flaky", null), StopReason.CANCELLED))
                .ends(JobEvent.CANCEL);
    }

    @Test
    void anAttemptStoppedByItsServerCostsTheJobNothing() {
        Settlement settlement = threw(aJob().running(3, 2, 1), BROKEN, StopReason.DRAINED);

        assertThatSettlement(settlement)
                .returns(JobEvent.HAND_BACK)
                .withError("Interrupted", "The server stopped: Broken")
                .withTally(3, 2, 1);
    }

    @Test
    void aJobWhoseWorkerIsGoneGoesBackUntilThatHappenedTooOften() {
        assertThatSettlement(verdict.orphaned(aJob().running(1, 0, 0), NOW))
                .returns(JobEvent.RESCUE)
                .withError("WorkerLost", "The worker went away: node-1")
                .withTally(1, 0, 1);
        assertThatSettlement(verdict.orphaned(aJob().running(2, 0, 1), NOW)).returns(JobEvent.RESCUE);
        assertThatSettlement(verdict.orphaned(aJob().running(3, 0, 2), NOW))
                .ends(JobEvent.QUARANTINE)
                .withError("Crashed", "crashed 3 times")
                .withTally(3, 0, 3);
    }

    @Test
    void aJobWhoseWorkerIsGoneAndThatNobodyWantsIsCancelled() {
        assertThatSettlement(verdict.orphaned(aJob().cancelRequested().running(1, 0, 0), NOW))
                .ends(JobEvent.CANCEL)
                .withTally(1, 0, 1);
    }

    @Test
    void anAttemptThatNeverStartedLeavesNoTrace() {
        Settlement settlement = verdict.unstarted(aJob().running(4, 2, 1));

        assertThatSettlement(settlement)
                .returns(JobEvent.HAND_BACK)
                .withTally(3, 2, 1)
                .withAttempts(List.of());
    }

    @Test
    void everyAttemptThatRanIsKept() {
        Settlement settlement = threw(first, BROKEN, null);

        assertThatSettlement(settlement)
                .withAttempts(List.of(new Attempt(1, NOON, NOW, JobEvent.RETRY, BROKEN, "node-1")));
    }

    @Test
    void aLongHistoryKeepsTheFirstAttemptAndTheLatest() {
        List<Attempt> before = IntStream.rangeClosed(1, Verdict.ATTEMPTS_KEPT)
                .mapToObj(number -> new Attempt(number, NOON, NOON, JobEvent.SNOOZE, null, "node-1"))
                .toList();
        RunningJob old = aJob().attempted(before).running(Verdict.ATTEMPTS_KEPT + 1, 0, 0);

        assertThatSettlement(returned(old, Outcome.done(), null)).withAttempts(attempts -> {
            assertThat(attempts).hasSize(Verdict.ATTEMPTS_KEPT);
            assertThat(attempts.get(0).number()).isEqualTo(1);
            assertThat(attempts.get(1).number()).isEqualTo(3);
            assertThat(attempts.get(Verdict.ATTEMPTS_KEPT - 1).number()).isEqualTo(Verdict.ATTEMPTS_KEPT + 1);
        });
    }

    @Test
    void onlyAJobWithAKeyHasOneToForget() {
        JobFixture keyed = aJob().key("order-1");

        assertThatSettlement(returned(keyed.running(1, 0, 0), Outcome.done(), null))
                .forgetsItsKeyAt(NOW.plus(Duration.ofDays(1)));
        assertThatSettlement(returned(first, Outcome.done(), null)).forgetsItsKeyAt(null);
    }

    @Test
    void everySettlementCarriesTheFenceOfItsAttempt() {
        RunningJob fifth = aJob().running(5, 0, 0);

        assertThat(List.of(
                        returned(fifth, Outcome.done(), null),
                        threw(fifth, BROKEN, null),
                        verdict.orphaned(fifth, NOW),
                        verdict.unstarted(fifth)))
                .allSatisfy(settlement -> assertThat(settlement.fence()).isEqualTo(5));
    }

    private Settlement returned(RunningJob running, Outcome outcome, StopReason stop) {
        return verdict.returned(running, outcome, Optional.ofNullable(stop), NOW);
    }

    private Settlement threw(RunningJob running, JobError error, StopReason stop) {
        return verdict.threw(running, error, Optional.ofNullable(stop), NOW);
    }
}
