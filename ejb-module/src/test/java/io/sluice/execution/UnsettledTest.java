package io.sluice.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.config.ExecutionSettings;
import io.sluice.config.MapConfig;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UnsettledTest {

    private static final ExecutionSettings SETTINGS = ExecutionSettings.read(MapConfig.empty());
    private static final int MOST = Unsettled.EACH * SETTINGS.concurrency();

    private final Executions executions = new Executions();
    private final AtomicBoolean refused = new AtomicBoolean();
    private final Settlements settlements = new Settlements() {
        @Override
        boolean isRefused() {
            return refused.get();
        }
    };
    private final Unsettled unsettled = new Unsettled(executions, settlements, SETTINGS);

    @Test
    void aNodeIsNotIdleBeforeTheOutcomesAreCommitted() {
        CompletableFuture<Boolean> outcome = ran();
        assertThat(executions.isIdle()).isFalse();

        outcome.complete(true);

        assertThat(executions.isIdle()).isTrue();
    }

    @Test
    void aBundleWhoseOutcomesFailIsOverToo() {
        ran().completeExceptionally(new IllegalStateException("stopped"));

        assertThat(executions.isIdle()).isTrue();
    }

    @Test
    void whileTheDatabaseTakesNoOutcomesWorkersStop() throws InterruptedException {
        List<CompletableFuture<Boolean>> open =
                IntStream.range(0, MOST).mapToObj(i -> ran()).toList();
        Thread worker = new Thread(this::ran);
        worker.start();
        await().until(() -> worker.getState() == Thread.State.WAITING);

        open.get(0).complete(true);

        worker.join();
        assertThat(executions.bundles()).hasSize(MOST);
    }

    @Test
    void whileTheDatabaseRefusesOutcomesNoWorkerTriesToClaimMore() throws InterruptedException {
        CompletableFuture<Boolean> open = ran();
        unsettled.enter();
        refused.set(true);
        List<Thread> workers = IntStream.range(0, SETTINGS.concurrency())
                .mapToObj(i -> new Thread(unsettled::enter))
                .toList();
        workers.forEach(Thread::start);
        await().until(() -> workers.stream().allMatch(worker -> worker.getState() == Thread.State.WAITING));

        open.complete(true);

        for (Thread worker : workers) {
            worker.join();
        }
    }

    private CompletableFuture<Boolean> ran() {
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        Bundle bundle = new Bundle(List.of(), Instant.EPOCH);
        executions.add(bundle);
        unsettled.leave(bundle, List.of(outcome));
        return outcome;
    }
}
