package io.sluice.execution;

import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.job.JobHouse;
import io.sluice.job.JobState;
import io.sluice.job.LeaseStore.Renewal;
import io.sluice.job.Progress;
import io.sluice.job.RunningJob;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RescueTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Workshop workshop = new Workshop();
    private final Rescue rescue = new Rescue(
            workshop.house.leases(),
            workshop.settlements,
            workshop.verdict,
            workshop.house.transactions(),
            Workshop.SETTINGS,
            workshop.clock);

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void aJobWhoseWorkerIsSilentGoesBackToTheQueueWhenItsLeaseIsOver() {
        UUID id = running();
        rounds(9);
        assertThat(workshop.house.state(id)).isEqualTo(JobState.RUNNING);

        rounds(2);

        await().until(() -> workshop.house.state(id) == JobState.QUEUED);
    }

    @Test
    void aNodeThatHasJustStartedRescuesAtOnce() {
        UUID id = running();
        workshop.clock.tick(JobHouse.LEASE);

        rescue.round();

        await().until(() -> workshop.house.state(id) == JobState.QUEUED);
    }

    @Test
    void aNodeThatWasAwayItselfFirstLetsTheOthersRenew() {
        UUID id = running();
        rescue.round();
        workshop.clock.tick(Duration.ofMinutes(1));

        rescue.round();
        rounds(9);
        settle();
        assertThat(workshop.house.state(id)).isEqualTo(JobState.RUNNING);

        rounds(2);
        await().until(() -> workshop.house.state(id) == JobState.QUEUED);
    }

    @Test
    void aNodeWhoseRoundsAreAlwaysLateStillRescues() {
        UUID id = running();
        rescue.round();
        for (int i = 0; i < 6; i++) {
            workshop.clock.tick(Duration.ofSeconds(6));
            rescue.round();
        }

        await().until(() -> workshop.house.state(id) == JobState.QUEUED);
    }

    @Test
    void aClockThatWentBackDoesNotKeepTheRescueWaiting() {
        rescue.round();
        workshop.clock.tick(Duration.ofHours(1));
        rescue.round();
        workshop.clock.tick(Duration.ofHours(-1));
        UUID id = running();

        rounds(25);

        await().until(() -> workshop.house.state(id) == JobState.QUEUED);
    }

    // A node that was away for just a lease renews, and at the same moment another looks for orphans.
    @Test
    void aRenewalThatIsUnderWaySavesItsJob() throws Exception {
        RunningJob late = workshop.claimed(aJob());
        workshop.clock.tick(JobHouse.LEASE);
        CountDownLatch renewed = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        CompletableFuture<Void> renewal = CompletableFuture.runAsync(() -> workshop.house.in(() -> {
            Renewal sign = new Renewal(late.job().id(), late.fence(), Progress.NONE);
            workshop.house.leases().renew(List.of(sign), workshop.now().plus(JobHouse.LEASE));
            renewed.countDown();
            await().until(() -> looked.getCount() == 0);
            return null;
        }));
        renewed.await();

        rescue.round();
        looked.countDown();
        renewal.get(10, TimeUnit.SECONDS);
        settle();

        assertThat(workshop.house.state(late.job().id())).isEqualTo(JobState.RUNNING);
    }

    private UUID running() {
        RunningJob running = workshop.claimed(aJob());
        return running.job().id();
    }

    private void rounds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            workshop.clock.tick(SECOND);
            rescue.round();
        }
    }

    // Outcomes commit one after the other: once this one has, so has whatever came before it.
    private void settle() {
        workshop.settlements
                .settle(workshop.verdict.unstarted(workshop.claimed(aJob())))
                .join();
    }
}
