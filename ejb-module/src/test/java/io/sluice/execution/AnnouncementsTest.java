package io.sluice.execution;

import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.job.Job;
import io.sluice.job.JobState;
import io.sluice.job.RunningJob;
import io.sluice.job.Settlement;
import io.sluice.spi.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AnnouncementsTest {

    private final Workshop workshop = new Workshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void whoWaitsForAJobIsToldWhenItHasEnded() throws Exception {
        RunningJob running = workshop.claimed(aJob());
        CompletableFuture<Job> watch =
                workshop.house.watch().watch(running.job().id());

        workshop.settlements.settle(done(running)).join();

        assertThat(watch.get(10, TimeUnit.SECONDS).status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void anOutcomeIsNotKeptWaitingByThoseWhoWaitForItsJob() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch slow = new CountDownLatch(1);
        RunningJob watched = workshop.claimed(aJob());
        CompletableFuture<Void> reader = workshop.house
                .watch()
                .watch(watched.job().id())
                .thenAccept(job -> {
                    told.countDown();
                    awaitQuietly(slow);
                });

        assertThat(workshop.settlements.settle(done(watched)).get(10, TimeUnit.SECONDS))
                .isTrue();

        told.await();
        List<RunningJob> others =
                IntStream.range(0, 20).mapToObj(i -> workshop.claimed(aJob())).toList();
        CompletableFuture.allOf(others.stream()
                        .map(other -> workshop.settlements.settle(done(other)))
                        .toArray(CompletableFuture[]::new))
                .get(10, TimeUnit.SECONDS);
        assertThat(reader).isNotDone();
        slow.countDown();
        reader.get(10, TimeUnit.SECONDS);
    }

    private Settlement done(RunningJob running) {
        return workshop.verdict.returned(running, Outcome.done(), Optional.empty(), workshop.now());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
