package io.sluice.execution;

import static io.sluice.job.JobFixture.NOON;
import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.config.ExecutionSettings;
import io.sluice.config.MapConfig;
import io.sluice.job.JobError;
import io.sluice.job.JobEvent;
import io.sluice.job.JobFixture;
import io.sluice.job.JobHouse;
import io.sluice.job.JobState;
import io.sluice.job.JobTransitions;
import io.sluice.job.JobTransitions.Edge;
import io.sluice.job.RunningJob;
import io.sluice.job.Settlement;
import io.sluice.job.TestDatabase;
import io.sluice.shared.SettableClock;
import io.sluice.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Drives real jobs, in a real database, along every row of the transition table. */
class EveryEdgeTest {

    private static final JobError BROKEN = new JobError("Broken", null, true);

    private final SettableClock clock = new SettableClock(NOON);
    private final JobHouse house = new JobHouse(TestDatabase.h2(), clock);
    private final Verdict verdict = verdict(1);
    private final Set<Edge> visited = new HashSet<>();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void everyRowOfTheTableIsARoadThatJobsTake() {
        waitingJobs();
        attemptsThatEndTheJob();
        attemptsThatSendItBack();
        lostWorkers();
        replay();

        assertThat(visited).containsExactlyInAnyOrderElementsOf(JobTransitions.table());
    }

    private void waitingJobs() {
        UUID due = store(aJob().dueAt(NOON.plusSeconds(1)));
        clock.tick(Duration.ofSeconds(1));
        go(due, JobEvent.DUE, () -> house.in(() -> house.waiting().promote(clock.instant(), 10)));

        go(store(scheduled()), JobEvent.CANCEL, id -> house.jobs().cancel(id));
        go(store(aJob()), JobEvent.CANCEL, id -> house.jobs().cancel(id));
        go(store(scheduled().expiringAt(NOON)), JobEvent.EXPIRE, () -> house.expiry()
                .sweep());
        go(store(aJob().expiringAt(NOON)), JobEvent.EXPIRE, () -> house.expiry().sweep());
    }

    private void attemptsThatEndTheJob() {
        settle(JobEvent.SUCCEED, one -> returned(one, Outcome.done()));
        settle(JobEvent.FAIL, one -> returned(one, Outcome.fail("Broken", null)));
        settle(JobEvent.CANCEL, one -> threw(one, StopReason.CANCELLED));
        settle(JobEvent.EXPIRE, one -> threw(one, StopReason.EXPIRED));
    }

    private void attemptsThatSendItBack() {
        settle(JobEvent.RETRY, one -> returned(one, Outcome.retry("Flaky", null)));
        settle(JobEvent.SNOOZE, one -> returned(one, Outcome.snooze(Duration.ofHours(1))));
        settle(JobEvent.HAND_BACK, verdict::unstarted);
        settle(JobEvent.HAND_BACK, one -> threw(one, StopReason.DRAINED));
    }

    private void lostWorkers() {
        Verdict patient = verdict(2);
        settle(JobEvent.RESCUE, one -> patient.orphaned(one, clock.instant()));
        settle(JobEvent.QUARANTINE, one -> verdict.orphaned(one, clock.instant()));
    }

    private static Verdict verdict(int crashes) {
        Map<String, String> settings = Map.of("sluice.execution.crashes", Integer.toString(crashes));
        return new Verdict(JobHouse.SETTINGS, ExecutionSettings.read(new MapConfig(settings)), new Random(1));
    }

    private void replay() {
        UUID dead = settle(JobEvent.FAIL, one -> returned(one, Outcome.fail("Broken", null)));
        go(dead, JobEvent.REPLAY, id -> house.jobs().retry(id));
    }

    private UUID settle(JobEvent event, Function<RunningJob, Settlement> decide) {
        UUID id = store(aJob());
        RunningJob[] running = new RunningJob[1];
        go(id, JobEvent.CLAIM, () -> running[0] = house.claim("node-1", id).get(0));
        Settlement settlement = decide.apply(running[0]);
        assertThat(settlement.event()).isEqualTo(event);
        go(id, event, () -> assertThat(house.settle(settlement)).isTrue());
        return id;
    }

    private void go(UUID id, JobEvent event, Runnable step) {
        JobState from = house.state(id);
        step.run();
        visited.add(new Edge(from, event, house.state(id)));
    }

    private void go(UUID id, JobEvent event, java.util.function.Consumer<UUID> step) {
        go(id, event, () -> step.accept(id));
    }

    private UUID store(JobFixture job) {
        return house.store(job).id();
    }

    private static JobFixture scheduled() {
        return aJob().dueAt(NOON.plusSeconds(3_600));
    }

    private Settlement returned(RunningJob running, Outcome outcome) {
        return verdict.returned(running, outcome, Optional.empty(), now());
    }

    private Settlement threw(RunningJob running, StopReason reason) {
        return verdict.threw(running, BROKEN, Optional.of(reason), now());
    }

    private Instant now() {
        return clock.instant();
    }
}
