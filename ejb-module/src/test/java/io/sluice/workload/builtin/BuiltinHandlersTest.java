package io.sluice.workload.builtin;

import static io.sluice.workload.Jsons.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sluice.spi.Outcome;
import io.sluice.workload.RecordingContext;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltinHandlersTest {

    private final List<Integer> halts = new CopyOnWriteArrayList<>();
    private final SimulateHandler simulate = new SimulateHandler(true, halts::add);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void noopIsDoneWithoutAResult() {
        assertThat(new NoopHandler().handle(json("{'any':'thing'}"), RecordingContext.attempt(1)))
                .isEqualTo(Outcome.done());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a':[1,null]}", "[1]", "'text'", "12.50", "null"})
    void echoGivesThePayloadBack(String payload) {
        assertThat(new EchoHandler().handle(json(payload), RecordingContext.attempt(1)))
                .isEqualTo(Outcome.done(json(payload)));
    }

    @Test
    void simulateWithoutFieldsSucceedsAtOnce() throws Exception {
        assertThat(simulate(1, "{}")).isEqualTo(Outcome.done());
        assertThat(simulate.handle(null, RecordingContext.attempt(1))).isEqualTo(Outcome.done(JsonValue.NULL));
    }

    @Test
    void simulateFailsTheFirstAttemptsAndThenAnswers() throws Exception {
        String payload = "{'failTimes':2,'error':'Boom','result':{'n':1}}";

        assertThat(simulate(1, payload)).isEqualTo(Outcome.retry("Boom", "Simulated failure 1 of 2"));
        assertThat(simulate(2, payload)).isEqualTo(Outcome.retry("Boom", "Simulated failure 2 of 2"));
        assertThat(simulate(3, payload)).isEqualTo(Outcome.done(json("{'n':1}")));
    }

    @Test
    void simulateFailsForGoodIfNotRetryable() throws Exception {
        assertThat(simulate(1, "{'failTimes':1,'retryable':false}"))
                .isEqualTo(Outcome.fail("SimulatedFailure", "Simulated failure 1 of 1"));
    }

    @Test
    void simulateTakesItsTimeAndReportsProgress() throws Exception {
        RecordingContext context = RecordingContext.attempt(1);
        long start = System.nanoTime();

        simulate.handle(json("{'sleep':'PT0.15S'}"), context);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(150));
        assertThat(context.percents()).startsWith(0).isSorted().allMatch(percent -> percent < 100);
    }

    @Test
    @Timeout(10)
    void simulateStopsSleepingWhenCancelled() {
        RecordingContext context = RecordingContext.attempt(1);
        ForkJoinPool pool = new ForkJoinPool(1);
        ForkJoinTask<Outcome> running = pool.submit(() -> simulate.handle(json("{'sleep':'PT1H'}"), context));
        await().until(() -> !context.percents().isEmpty());

        context.cancel();

        assertThatThrownBy(running::get).hasRootCauseInstanceOf(CancellationException.class);
        pool.shutdown();
    }

    @Test
    @Timeout(10)
    void simulateStopsSleepingWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> simulate(1, "{'sleep':'PT1H'}"));
    }

    @Test
    void crashHaltsTheProcessOnlyWhereAllowed() throws Exception {
        Outcome refused =
                new SimulateHandler(false, halts::add).handle(json("{'crash':true}"), RecordingContext.attempt(1));

        assertThat(refused).isInstanceOfSatisfying(Outcome.Fail.class, fail -> {
            assertThat(fail.type()).isEqualTo("CrashNotAllowed");
            assertThat(fail.message()).contains("sluice.simulate.crash-allowed");
        });
        assertThat(halts).isEmpty();

        simulate(7, "{'crash':true}");
        assertThat(halts).containsExactly(137);
    }

    @Test
    void crashCanStopAfterTheFirstAttempts() throws Exception {
        simulate(1, "{'crash':true,'failTimes':1}");
        assertThat(halts).hasSize(1);

        assertThat(simulate(2, "{'crash':true,'failTimes':1}")).isEqualTo(Outcome.done());
        assertThat(halts).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'sleep':'soon'}|sleep",
                "{'sleep':5}|sleep",
                "{'sleep':'PT1H0.001S'}|sleep",
                "{'sleep':'-PT1S'}|sleep",
                "{'failTimes':-1}|failTimes",
                "{'failTimes':1.5}|failTimes",
                "{'failTimes':'2'}|failTimes",
                "{'error':''}|error",
                "{'error':'no spaces'}|error",
                "{'retryable':'yes'}|retryable",
                "{'crash':1}|crash",
                "{'slep':'PT1S'}|slep",
                "[]|payload"
            })
    void aWrongFieldIsNamed(String payload, String field) throws Exception {
        assertThat(simulate(1, payload)).isInstanceOfSatisfying(Outcome.Fail.class, fail -> {
            assertThat(fail.type()).isEqualTo("InvalidPayload");
            assertThat(fail.message()).startsWith(field + ": ");
        });
    }

    private Outcome simulate(int attempt, String payload) throws InterruptedException {
        return simulate.handle(json(payload), RecordingContext.attempt(attempt));
    }
}
