package io.sluice.execution;

import static io.sluice.job.JobFixture.NOON;
import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.job.LeaseStore.Renewal;
import io.sluice.job.Progress;
import io.sluice.job.RunningJob;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ExecutionTest {

    private static final Duration THIRD = Duration.ofSeconds(3);

    private final RunningJob running =
            aJob().type("test.type").tagged(Map.of("tenant", "acme")).running(2, 1, 0);
    private final Execution execution = new Execution(running, NOON.plusSeconds(60));

    @AfterEach
    void clean() {
        Thread.interrupted();
    }

    @Test
    void aHandlerSeesItsJob() {
        assertThat(execution.jobId()).isEqualTo(running.job().id());
        assertThat(execution.type()).isEqualTo("test.type");
        assertThat(execution.version()).isEqualTo(1);
        assertThat(execution.attempt()).isEqualTo(2);
        assertThat(execution.tags()).containsEntry("tenant", "acme");
        assertThat(execution.deadline()).isEqualTo(NOON.plusSeconds(60));
        assertThat(execution.idempotencyKey())
                .isEqualTo(new Execution(running, NOON).idempotencyKey())
                .isNotEqualTo(new Execution(aJob().running(1, 0, 0), NOON).idempotencyKey());
    }

    @Test
    void aSignOfLifeIsDueWhenTheClockWentBack() {
        assertThat(execution.renewal(NOON.plusSeconds(1), THIRD)).isEmpty();

        assertThat(execution.renewal(NOON.minusSeconds(60), THIRD)).isPresent();
    }

    @Test
    void anInterruptReachesTheHandlersThread() {
        execution.enter();

        execution.interrupt();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void noInterruptOutlivesTheAttempt() {
        execution.enter();
        execution.interrupt();
        execution.leave();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        execution.interrupt();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void noInterruptOutlivesTheAttemptHoweverTheyMeet() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean leaked = new AtomicBoolean();
        Execution[] current = {execution};
        FutureTask<Void> handler = new FutureTask<>(() -> {
            for (int i = 0; i < 20_000; i++) {
                Execution next = new Execution(running, NOON);
                next.enter();
                synchronized (current) {
                    current[0] = next;
                }
                next.leave();
                leaked.compareAndSet(false, Thread.currentThread().isInterrupted());
            }
            over.set(true);
            return null;
        });
        Thread thread = new Thread(handler);
        thread.start();
        while (!over.get() && thread.isAlive()) {
            synchronized (current) {
                current[0].interrupt();
            }
        }
        handler.get();

        assertThat(leaked).isFalse();
    }

    @Test
    void onlyTheFirstWhoAsksMaySettle() {
        execution.enter();

        assertThat(execution.claimSettlement()).isTrue();
        assertThat(execution.claimSettlement()).isFalse();
        assertThat(execution.leave()).isFalse();
    }

    @Test
    void oneOfManyThreadsMaySettle() throws InterruptedException, ExecutionException {
        CountDownLatch go = new CountDownLatch(1);
        var claims = IntStream.range(0, 8)
                .mapToObj(any -> new FutureTask<>(() -> {
                    go.await();
                    return execution.claimSettlement();
                }))
                .toList();
        claims.forEach(claim -> new Thread(claim).start());
        go.countDown();

        int granted = 0;
        for (FutureTask<Boolean> claim : claims) {
            granted += claim.get() ? 1 : 0;
        }
        assertThat(granted).isEqualTo(1);
    }

    @Test
    void theFirstReasonToStopStands() {
        assertThat(execution.isCancellationRequested()).isFalse();
        assertThatCode(execution::throwIfCancellationRequested).doesNotThrowAnyException();

        execution.stop(StopReason.CANCELLED, NOON.plusSeconds(1));
        execution.stop(StopReason.TIMED_OUT, NOON.plusSeconds(2));

        assertThat(execution.stopReason()).contains(StopReason.CANCELLED);
        assertThat(execution.stopRequestedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(execution.isCancellationRequested()).isTrue();
        assertThatThrownBy(execution::throwIfCancellationRequested)
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("CANCELLED");
    }

    @Test
    void whoeverSeesTheReasonSeesItsTime() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            Execution one = new Execution(running, NOON);
            FutureTask<Object> watcher = new FutureTask<>(() -> {
                while (one.stopReason().isEmpty()) {
                    Thread.onSpinWait();
                }
                return one.stopRequestedAt();
            });
            new Thread(watcher).start();
            one.stop(StopReason.CANCELLED, NOON);
            assertThat(watcher.get(10, TimeUnit.SECONDS)).isEqualTo(NOON);
        }
    }

    @Test
    void aSignOfLifeIsSentWhenTheLastIsOld() {
        assertThat(execution.renewal(NOON.plusSeconds(2), THIRD)).isEmpty();
        Renewal renewal = execution.renewal(NOON.plusSeconds(3), THIRD).orElseThrow();

        assertThat(renewal).isEqualTo(new Renewal(running.job().id(), running.fence(), Progress.NONE));
        execution.renewed(renewal, NOON.plusSeconds(3));
        assertThat(execution.renewal(NOON.plusSeconds(5), THIRD)).isEmpty();
        assertThat(execution.renewal(NOON.plusSeconds(6), THIRD)).isPresent();
    }

    @Test
    void aSignOfLifeThatDidNotArriveIsSentAgain() {
        execution.progress(50, "half way");

        Renewal lost = execution.renewal(NOON.plusSeconds(3), THIRD).orElseThrow();

        assertThat(execution.renewal(NOON.plusSeconds(4), THIRD)).contains(lost);
    }

    @Test
    void newsOfProgressIsSentAtOnceAndOnce() {
        execution.progress(50, "half way");

        Renewal renewal = execution.renewal(NOON, THIRD).orElseThrow();
        assertThat(renewal.progress()).isEqualTo(new Progress(50, "half way"));
        execution.renewed(renewal, NOON);
        assertThat(execution.renewal(NOON, THIRD)).isEmpty();

        execution.progress(50, "half way");
        assertThat(execution.renewal(NOON, THIRD)).isEmpty();
    }
}
