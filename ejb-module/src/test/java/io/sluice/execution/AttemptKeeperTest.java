package io.sluice.execution;

import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.execution.TestHandlers.Plain;
import io.sluice.job.JobState;
import io.sluice.job.JobStatus;
import io.sluice.job.RunningJob;
import io.sluice.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AttemptKeeperTest {

    private static final Duration GRACE = Workshop.SETTINGS.grace();
    private static final Duration A_BIT = Duration.ofMillis(1);

    private final Workshop workshop = new Workshop();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger interrupts = new AtomicInteger();

    @BeforeEach
    void aHandlerThatIgnoresInterrupts() {
        workshop.with(new Plain(context -> {
            inside.countDown();
            boolean released = false;
            while (!released) {
                try {
                    release.await();
                    released = true;
                } catch (InterruptedException e) {
                    interrupts.incrementAndGet();
                }
            }
            return Outcome.done();
        }));
    }

    @AfterEach
    void close() {
        release.countDown();
        workshop.close();
    }

    @Test
    void aNodeIsBusyWhileEachOfItsWorkersHasAMessage() {
        workshop.keeper.open();
        for (int i = 1; i < Workshop.SETTINGS.concurrency(); i++) {
            workshop.executions.enter();
        }
        assertThat(workshop.keeper.allWorkersBusy()).isFalse();

        workshop.executions.enter();

        assertThat(workshop.keeper.allWorkersBusy()).isTrue();
    }

    @Test
    void anAttemptWithinItsTimeIsLeftAlone() throws Exception {
        run(claimed());
        workshop.clock.tick(Duration.ofMinutes(1).minus(A_BIT));

        workshop.keeper.round();

        assertThat(execution().isCancellationRequested()).isFalse();
    }

    @Test
    void anAttemptPastItsDeadlineIsInterruptedThenAbandonedAndItsLateWordRefused() throws Exception {
        RunningJob running = claimed();
        CompletableFuture<Boolean> late = run(running);
        workshop.clock.tick(Duration.ofMinutes(1));
        workshop.keeper.round();
        await().until(() -> interrupts.get() > 0);
        assertThat(execution().stopReason()).contains(StopReason.TIMED_OUT);

        workshop.clock.tick(GRACE.minus(A_BIT));
        workshop.keeper.round();
        assertThat(status(running).state()).isEqualTo(JobState.RUNNING);

        workshop.clock.tick(A_BIT);
        workshop.keeper.round();
        await().until(() -> status(running).state() == JobState.SCHEDULED);
        assertThat(status(running).error().type()).isEqualTo("Timeout");

        assertThat(workshop.keeper.lostWorkers()).isEqualTo(1);
        release.countDown();
        assertThat(late.join()).isFalse();
        assertThat(status(running).state()).isEqualTo(JobState.SCHEDULED);
        assertThat(workshop.keeper.lostWorkers()).isZero();
    }

    @Test
    void aCancelledAttemptHasAGracePeriodBeforeItIsInterrupted() throws Exception {
        RunningJob running = claimed();
        run(running);
        workshop.house.jobs().cancel(running.job().id());
        workshop.renewal.round();
        assertThat(execution().stopReason()).contains(StopReason.CANCELLED);

        workshop.clock.tick(GRACE.minus(A_BIT));
        workshop.keeper.round();
        assertThat(interrupts).hasValue(0);

        workshop.clock.tick(A_BIT);
        workshop.keeper.round();
        await().until(() -> interrupts.get() > 0);

        workshop.clock.tick(GRACE);
        workshop.keeper.round();
        await().until(() -> status(running).state() == JobState.CANCELLED);
    }

    @Test
    void anAttemptThatLostItsLeaseIsInterruptedAndNothingIsSaidForIt() throws Exception {
        RunningJob running = claimed();
        run(running);
        RunningJob next = workshop.stolen(running);
        workshop.clock.tick(Duration.ofSeconds(5));
        workshop.renewal.round();
        assertThat(execution().stopReason()).contains(StopReason.LEASE_LOST);

        workshop.keeper.round();
        await().until(() -> interrupts.get() > 0);
        workshop.clock.tick(GRACE);
        workshop.keeper.round();

        assertThat(workshop.executions.running()).isEmpty();
        assertThat(status(next).state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void anAttemptIsLookedAfterThoughItsNodeRunsTheNextOneBesideIt() {
        RunningJob first = claimed();
        Execution old = new Execution(first, Instant.MAX);
        workshop.executions.add(old, false);
        workshop.house.settle(workshop.verdict.orphaned(first, workshop.now()));
        Execution current = new Execution(workshop.claim(first.job().id()), Instant.MAX);
        workshop.executions.add(current, false);
        workshop.clock.tick(Duration.ofSeconds(5));

        workshop.renewal.round();

        assertThat(old.stopReason()).contains(StopReason.LEASE_LOST);
        assertThat(current.stopReason()).isEmpty();
    }

    @Test
    void whatASlowJobKeepsWaitingIsHandedBackAsIfNothingHadBeen() {
        RunningJob slow = claimed();
        RunningJob behind = claimed();
        Bundle bundle = new Bundle(List.of(slow, behind), workshop.now());
        bundle.next(workshop.now());
        workshop.executions.add(bundle);
        workshop.clock.tick(Workshop.SETTINGS.handBack());

        workshop.keeper.round();

        await().until(() -> status(behind).state() == JobState.QUEUED);
        assertThat(status(behind).attempt()).isZero();
        assertThat(status(slow).state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void aNodeThatDrainsStartsNothingMoreAndIsDoneWhenAllIsCommitted() throws Exception {
        workshop.keeper.open();
        CompletableFuture<Boolean> settled = run(claimed());
        Bundle bundle = new Bundle(List.of(claimed()), workshop.now());
        workshop.executions.add(bundle);

        assertThat(workshop.keeper.drain()).isFalse();
        assertThat(workshop.executions.takesWork()).isFalse();
        assertThat(bundle.next(workshop.now())).isNull();
        release.countDown();
        settled.join();
        assertThat(workshop.keeper.drain()).isFalse();
        workshop.executions.remove(bundle);
        assertThat(workshop.keeper.drain()).isTrue();
    }

    @Test
    void aNodeThatDrainsIsNotDoneBeforeWhatItHandsBackIsCommitted() throws Exception {
        CountDownLatch commit = new CountDownLatch(1);
        CountDownLatch locked = new CountDownLatch(1);
        RunningJob unstarted = claimed();
        // Somebody else's transaction holds the row: the commit has to wait for it.
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> workshop.house.in(() -> {
            workshop.house.jobStore().requestCancel(unstarted.job().id());
            locked.countDown();
            await().until(() -> commit.getCount() == 0);
            return null;
        }));
        locked.await();
        workshop.executions.add(new Bundle(List.of(unstarted), workshop.now()));
        Bundle bundle = workshop.executions.bundles().get(0);

        assertThat(workshop.keeper.drain()).isFalse();
        workshop.executions.remove(bundle);
        assertThat(workshop.keeper.drain()).isFalse();
        commit.countDown();
        other.join();

        await().until(workshop.keeper::drain);
        assertThat(status(unstarted).state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void aNodeThatDrainsWaitsForWhoIsAboutToClaim() {
        workshop.keeper.open();
        assertThat(workshop.executions.enter()).isTrue();

        assertThat(workshop.keeper.drain()).isFalse();
        assertThat(workshop.executions.enter()).isFalse();
        workshop.executions.leave();
        assertThat(workshop.keeper.drain()).isTrue();
    }

    @Test
    void aNodeThatCannotWaitInterruptsAndHandsBack() throws Exception {
        RunningJob running = claimed();
        run(running);

        workshop.keeper.interruptAll();
        await().until(() -> interrupts.get() > 0);
        workshop.clock.tick(GRACE);
        workshop.keeper.round();

        await().until(() -> status(running).state() == JobState.QUEUED);
        assertThat(status(running).attempts()).hasSize(1);
    }

    private RunningJob claimed() {
        return workshop.claimed(aJob().type("plain"));
    }

    private CompletableFuture<Boolean> run(RunningJob running) throws InterruptedException {
        CompletableFuture<Boolean> settled = CompletableFuture.supplyAsync(
                        () -> workshop.executor.run(running), task -> new Thread(task).start())
                .thenCompose(one -> one);
        inside.await();
        return settled;
    }

    private Execution execution() {
        return workshop.executions.running().get(0);
    }

    private JobStatus status(RunningJob running) {
        return workshop.house.find(running.job().id()).status();
    }
}
