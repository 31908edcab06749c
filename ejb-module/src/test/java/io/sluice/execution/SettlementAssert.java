package io.sluice.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.job.Attempt;
import io.sluice.job.JobError;
import io.sluice.job.JobEvent;
import io.sluice.job.Settlement;
import io.sluice.job.Settlement.End;
import io.sluice.job.Settlement.Return;
import io.sluice.job.Settlement.Tally;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Says in a sentence what became of a job. */
final class SettlementAssert {

    private final Settlement actual;

    private SettlementAssert(Settlement actual) {
        this.actual = actual;
    }

    static SettlementAssert assertThatSettlement(Settlement actual) {
        return new SettlementAssert(actual);
    }

    SettlementAssert ends(JobEvent event) {
        assertThat(actual).isInstanceOf(End.class).extracting(Settlement::event).isEqualTo(event);
        return this;
    }

    SettlementAssert returns(JobEvent event) {
        assertThat(actual)
                .isInstanceOf(Return.class)
                .extracting(Settlement::event)
                .isEqualTo(event);
        return this;
    }

    SettlementAssert at(Instant runAt) {
        assertThat(((Return) actual).runAt()).isEqualTo(runAt);
        return this;
    }

    SettlementAssert between(Instant from, Instant to) {
        assertThat(((Return) actual).runAt()).isBetween(from, to);
        return this;
    }

    SettlementAssert withResult(String json) {
        assertThat(((End) actual).result()).isEqualTo(json);
        return this;
    }

    SettlementAssert withError(String type, String message) {
        JobError error = actual instanceof End end ? end.error() : ((Return) actual).error();
        assertThat(error.type()).isEqualTo(type);
        assertThat(error.message()).isEqualTo(message);
        return this;
    }

    SettlementAssert withTally(int attempt, int failed, int crashes) {
        Tally tally = actual instanceof End end ? end.tally() : ((Return) actual).tally();
        assertThat(tally).isEqualTo(new Tally(attempt, failed, crashes));
        return this;
    }

    SettlementAssert withAttempts(List<Attempt> attempts) {
        return withAttempts(kept -> assertThat(kept).isEqualTo(attempts));
    }

    SettlementAssert withAttempts(Consumer<List<Attempt>> requirement) {
        requirement.accept(actual instanceof End end ? end.attempts() : ((Return) actual).attempts());
        return this;
    }

    SettlementAssert forgetsItsKeyAt(Instant expected) {
        assertThat(((End) actual).keyUntil()).isEqualTo(expected);
        return this;
    }
}
