package io.sluice.job;

import static io.sluice.job.JobFixture.NOON;
import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.job.IdempotencyStore.Key;
import io.sluice.job.LeaseStore.Renewal;
import io.sluice.job.Settlement.End;
import io.sluice.job.Settlement.Return;
import io.sluice.job.Settlement.Tally;
import io.sluice.shared.IdGenerator;
import io.sluice.shared.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do for Sluice; run against each. */
abstract class StoreContract {

    private final IdGenerator ids = new IdGenerator(Clock.fixed(NOON, ZoneOffset.UTC), new Random(1));
    private TestDatabase database;

    abstract TestDatabase open();

    @BeforeEach
    void prepare() {
        database = open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aStoredJobIsFoundAsItWas() {
        Job job = aJob().tagged(Map.of("tenant", "acme", "ümlaut", "grün"))
                .expiringAt(NOON.plusSeconds(9))
                .build();

        store(job);

        assertThat(find(job.id())).isEqualTo(job);
    }

    @Test
    void aClaimTakesAQueuedJobOnce() {
        Job job = store(aJob().build());

        assertThat(claim(job.id())).singleElement().satisfies(running -> {
            assertThat(running.fence()).isEqualTo(1);
            assertThat(running.node()).isEqualTo("node-1");
            assertThat(running.job().status().state()).isEqualTo(JobState.RUNNING);
            assertThat(running.job().status().attempt()).isEqualTo(1);
            assertThat(running.job().status().startedAt()).isEqualTo(NOON);
        });
        assertThat(claim(job.id())).isEmpty();
    }

    @Test
    void anEndedJobMovesToTheHistoryWithItsAttempts() {
        Job job = store(aJob().build());
        RunningJob running = claim(job.id()).get(0);
        JobError error = new JobError("Broken", "it \"broke\"\nbadly", false);

        assertThat(settle(end(running, JobEvent.FAIL, null, error))).containsExactly(true);

        Job ended = find(job.id());
        assertThat(ended.status().state()).isEqualTo(JobState.DEAD);
        assertThat(ended.status().error()).isEqualTo(error);
        assertThat(ended.status().finishedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(ended.status().attempts())
                .containsExactly(new Attempt(1, NOON, NOON.plusSeconds(5), JobEvent.FAIL, error, "node-1"));
        assertThat(endedAmong(job.id())).containsExactly(ended);
    }

    @Test
    void aSucceededJobKeepsItsResult() {
        Job job = store(aJob().build());

        settle(end(claim(job.id()).get(0), JobEvent.SUCCEED, "{\"sum\":3}", null));

        assertThat(find(job.id()).status().result()).isEqualTo("{\"sum\":3}");
        assertThat(find(job.id()).status().progress().percent()).isEqualTo(100);
    }

    @Test
    void aLateOutcomeIsRefused() {
        Job job = store(aJob().build());
        RunningJob first = claim(job.id()).get(0);
        settle(back(first, JobEvent.RESCUE));
        RunningJob second = claim(job.id()).get(0);

        assertThat(settle(end(first, JobEvent.SUCCEED, "1", null))).containsExactly(false);
        assertThat(settle(end(second, JobEvent.SUCCEED, "2", null))).containsExactly(true);
        assertThat(settle(end(second, JobEvent.SUCCEED, "3", null))).containsExactly(false);

        assertThat(find(job.id()).status().result()).isEqualTo("2");
    }

    @Test
    void aLateWordThatTheJobIsNotWantedIsRefusedWhileTheJobWaits() {
        Job job = store(aJob().build());
        RunningJob lost = claim(job.id()).get(0);
        settle(back(lost, JobEvent.RESCUE));

        assertThat(settle(end(lost, JobEvent.CANCEL, null, new JobError("Cancelled", null, false))))
                .containsExactly(false);
        assertThat(settle(end(lost, JobEvent.EXPIRE, null, new JobError("Expired", null, false))))
                .containsExactly(false);

        assertThat(find(job.id()).status().state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void manyOutcomesSettleTogetherAndEachIsAnsweredInItsPlace() {
        List<RunningJob> running = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            running.addAll(claim(store(aJob().build()).id()));
        }
        settle(end(running.get(3), JobEvent.SUCCEED, "0", null));
        List<Settlement> settlements = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            settlements.add(
                    i % 2 == 0
                            ? back(running.get(i), JobEvent.RETRY)
                            : end(running.get(i), JobEvent.SUCCEED, "1", null));
        }

        assertThat(settle(settlements.toArray(Settlement[]::new)))
                .containsExactly(true, true, true, false, true, true, true, true, true, true);
    }

    @Test
    void aRetriedJobWaitsUntilItIsDueAndThenForItsRelease() {
        Job job = store(aJob().build());
        settle(back(claim(job.id()).get(0), JobEvent.RETRY));
        assertThat(find(job.id()).status().state()).isEqualTo(JobState.SCHEDULED);

        assertThat(promote(59)).isZero();
        assertThat(promote(60)).isEqualTo(1);

        assertThat(find(job.id()).status().state()).isEqualTo(JobState.QUEUED);
        assertThat(release(10)).extracting(Released::id).containsExactly(job.id());
        assertThat(release(10)).isEmpty();
    }

    @Test
    void releaseGoesByPriorityThenAge() {
        Job first = store(aJob().id(ids.next()).priority(1).build());
        Job second = store(aJob().id(ids.next()).priority(9).build());
        Job third = store(aJob().id(ids.next()).priority(9).build());

        assertThat(release(2)).extracting(Released::id).containsExactly(second.id(), third.id());
        assertThat(release(2)).extracting(Released::id).containsExactly(first.id());
        assertThat(this.<Integer>dispatch(DispatchStore::released)).isEqualTo(3);
    }

    @Test
    void aReleaseThatNobodyTookLapses() {
        Job job = store(aJob().build());
        release(1);

        assertThat(this.<Integer>dispatch(store -> store.lapse(NOON.plusSeconds(9))))
                .isZero();
        assertThat(this.<Integer>dispatch(store -> store.lapse(NOON.plusSeconds(10))))
                .isEqualTo(1);
        assertThat(release(1)).extracting(Released::id).containsExactly(job.id());
    }

    @Test
    void onlyAJobWhoseLeaseIsOverIsAnOrphan() {
        Job job = store(aJob().build());
        RunningJob running = claim(job.id()).get(0);

        assertThat(orphans(9)).isEmpty();
        assertThat(renew(new Renewal(job.id(), running.fence(), new Progress(40, "half\0way")), 20))
                .isEmpty();
        assertThat(orphans(19)).isEmpty();
        assertThat(orphans(20)).singleElement().satisfies(orphan -> {
            assertThat(orphan.job().id()).isEqualTo(job.id());
            assertThat(orphan.job().status().progress()).isEqualTo(new Progress(40, "halfway"));
        });
        Renewal stale = new Renewal(job.id(), running.fence() + 1, Progress.NONE);
        assertThat(renew(stale, 20)).containsExactly(stale);
    }

    @Test
    void aRequestToCancelReachesTheNodeThatRunsTheJob() {
        Job job = store(aJob().build());
        claim(job.id());

        database.transaction(em -> {
            new JobStore(em, database.dialect()).requestCancel(job.id());
            return null;
        });

        assertThat(cancelRequested("node-1")).containsExactly(job.id());
        assertThat(cancelRequested("node-2")).isEmpty();
    }

    @Test
    void aCancelThatCameWhileAnAttemptWasEndingIsNotForgotten() {
        Job job = store(aJob().build());
        RunningJob running = claim(job.id()).get(0);
        database.transaction(em -> {
            new JobStore(em, database.dialect()).requestCancel(job.id());
            return null;
        });
        assertThat(this.<List<RunningJob>>dispatch(store -> store.unwanted(10))).isEmpty();
        settle(back(running, JobEvent.RESCUE));

        assertThat(claim(job.id())).isEmpty();
        assertThat(this.<List<RunningJob>>dispatch(store -> store.unwanted(10)))
                .extracting(one -> one.job().id())
                .containsExactly(job.id());
    }

    @Test
    void aDeadJobIsReplayedWithItsHistoryAndANewFence() {
        Job job = store(aJob().build());
        RunningJob running = claim(job.id()).get(0);
        settle(end(running, JobEvent.FAIL, null, new JobError("Broken", null, true)));

        assertThat(replay(find(job.id()))).isTrue();
        assertThat(find(job.id()).status().state()).isEqualTo(JobState.QUEUED);
        assertThat(find(job.id()).status().attempts()).hasSize(1);
        RunningJob again = claim(job.id()).get(0);
        assertThat(again.fence()).isGreaterThan(running.fence());
        assertThat(again.failedAttempts()).isZero();
        assertThat(again.job().status().attempt()).isEqualTo(2);
    }

    @Test
    void ofTwoWhoReplayAJobAtOnceOneFindsItGone() throws Exception {
        Job job = store(aJob().build());
        settle(end(claim(job.id()).get(0), JobEvent.FAIL, null, new JobError("Broken", null, true)));
        Job dead = find(job.id());
        CompletableFuture<Boolean> second = new CompletableFuture<>();

        boolean first = database.transaction(em -> {
            boolean replayed = new JobStore(em, database.dialect()).replay(dead, NOON);
            new Thread(() -> {
                        try {
                            second.complete(replay(dead));
                        } catch (RuntimeException e) {
                            second.completeExceptionally(e);
                        }
                    })
                    .start();
            // Long enough for the second to meet the first's uncommitted row.
            assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return replayed;
        });

        assertThat(first).isTrue();
        assertThat(second.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aReleaseTellsWhichJobsWereRunningWhenTheirWorkerCrashed() {
        Job job = store(aJob().build());
        RunningJob running = claim(job.id()).get(0);
        settle(new Return(job.id(), running.fence(), JobEvent.RESCUE, null, null, new Tally(1, 0, 1), List.of()));
        Job other = store(aJob().build());

        assertThat(release(10))
                .containsExactlyInAnyOrder(
                        new Released(job.id(), job.spec().type(), 4, true),
                        new Released(other.id(), other.spec().type(), 4, false));
    }

    @Test
    void expiredJobsAreThoseWaitingPastTheirTime() {
        Job waiting = store(aJob().expiringAt(NOON.plusSeconds(5)).build());
        Job later = store(aJob().expiringAt(NOON.plusSeconds(6)).build());
        Job running = store(aJob().expiringAt(NOON.plusSeconds(5)).build());
        claim(running.id());

        List<RunningJob> expired = dispatch(store -> store.expired(NOON.plusSeconds(5), 10));

        assertThat(expired).extracting(one -> one.job().id()).containsExactly(waiting.id());
        assertThat(find(later.id()).status().state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void anIdempotencyKeyBelongsToOneJobUntilItExpires() {
        Key first = new Key("alice", "order-1", "a".repeat(64), UUID.randomUUID());
        Key repeat = new Key("alice", "order-1", "b".repeat(64), UUID.randomUUID());
        Key elsewhere = new Key("bob", "order-1", "a".repeat(64), UUID.randomUUID());

        assertThat(claimKeys(first, repeat, elsewhere)).containsExactly(first, first, elsewhere);
        assertThat(claimKeys(repeat)).containsExactly(first);
    }

    @Test
    void theEndOfAJobSetsTheTimeItsKeyIsForgotten() {
        Job job = store(aJob().key("k").build());
        Key key = new Key("tester", "k", "a".repeat(64), job.id());
        claimKeys(key);
        settle(end(claim(job.id()).get(0), JobEvent.SUCCEED, "1", null));

        assertThat(pruneKeys(64)).isZero();
        assertThat(pruneKeys(65)).isEqualTo(1);
        Key next = new Key("tester", "k", "c".repeat(64), UUID.randomUUID());
        assertThat(claimKeys(next)).containsExactly(next);
    }

    @Test
    void listsPageThroughLiveAndFinishedJobsNewestFirst() {
        List<UUID> stored = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Job job = store(aJob().id(ids.next())
                    .type(i % 2 == 0 ? "even" : "odd")
                    .tagged(Map.of("n", "" + i % 5))
                    .build());
            stored.add(0, job.id());
            if (i % 3 == 0) {
                settle(end(claim(job.id()).get(0), JobEvent.SUCCEED, "1", null));
            }
        }

        assertThat(pages(JobFilter.ALL, 7)).isEqualTo(stored);
        assertThat(pages(filter(Set.of(JobState.SUCCEEDED), null, null), 2)).hasSize(9);
        assertThat(pages(filter(Set.of(JobState.QUEUED, JobState.SUCCEEDED), "odd", null), 5))
                .hasSize(12);
        assertThat(pages(filter(Set.of(), null, new JobFilter.Tag("n", "3")), 2))
                .hasSize(5);
        assertThat(pages(filter(Set.of(JobState.DEAD), null, null), 2)).isEmpty();
    }

    @Test
    void aTagAloneListsItsLiveAndFinishedJobsNewestFirst() {
        List<UUID> stored = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            UUID id = ids.next();
            store(aJob().id(id)
                    .tagged(Map.of("n", i % 3 == 0 ? "other" : "ours"))
                    .build());
            if (i % 3 != 0) {
                stored.add(0, id);
            }
            if (i % 2 == 0) {
                settle(end(claim(id).get(0), JobEvent.SUCCEED, "1", null));
            }
        }

        assertThat(pages(tagged("ours", NOON), 4)).isEqualTo(stored);
        assertThat(pages(tagged("ours", NOON), 2)).isEqualTo(stored);
        assertThat(pages(tagged("ours", NOON.plusSeconds(3_600)), 2)).isEmpty();
        assertThat(pages(tagged("nobody's", NOON), 2)).isEmpty();
    }

    private static JobFilter tagged(String value, Instant from) {
        JobFilter.Tag tag = new JobFilter.Tag("n", value);
        return new JobFilter(
                Set.of(), Optional.empty(), Optional.empty(), Optional.of(tag), Optional.of(from), Optional.empty());
    }

    @Test
    void listsCanBeLimitedToARangeOfTime() {
        UUID early = new IdGenerator(Clock.fixed(NOON.minusSeconds(60), ZoneOffset.UTC), new Random(2)).next();
        store(aJob().id(early).build());
        Job late = store(aJob().id(ids.next()).build());

        JobFilter sinceNoon = new JobFilter(
                Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(NOON), Optional.empty());
        JobFilter beforeNoon = new JobFilter(
                Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(NOON));

        assertThat(pages(sinceNoon, 10)).containsExactly(late.id());
        assertThat(pages(beforeNoon, 10)).containsExactly(early);
    }

    private static JobFilter filter(Set<JobState> states, String type, JobFilter.Tag tag) {
        return new JobFilter(
                states,
                Optional.ofNullable(type),
                Optional.of("default"),
                Optional.ofNullable(tag),
                Optional.empty(),
                Optional.empty());
    }

    private List<UUID> pages(JobFilter filter, int limit) {
        List<UUID> all = new ArrayList<>();
        Optional<UUID> after = Optional.empty();
        do {
            Optional<UUID> cursor = after;
            Page<Job> page = database.transaction(em -> new JobListStore(em).list(filter, limit, cursor));
            page.items().forEach(job -> all.add(job.id()));
            after = page.next().map(UUID::fromString);
        } while (after.isPresent());
        return all;
    }

    private Job store(Job job) {
        database.transaction(em -> {
            new JobStore(em, database.dialect()).insert(List.of(new JobStore.Entry(job, null)));
            return null;
        });
        return job;
    }

    private Job find(UUID id) {
        return database.transaction(em -> new JobStore(em, database.dialect()).find(id))
                .orElseThrow();
    }

    private List<Job> endedAmong(UUID... jobs) {
        return database.transaction(em -> new JobStore(em, database.dialect()).ended(Arrays.asList(jobs)));
    }

    private boolean replay(Job job) {
        return database.transaction(em -> new JobStore(em, database.dialect()).replay(job, NOON));
    }

    private List<RunningJob> claim(UUID... jobs) {
        return database.transaction(em -> new LeaseStore(em, database.dialect())
                .claim(Arrays.asList(jobs), "node-1", NOON, NOON.plusSeconds(10)));
    }

    private Set<Renewal> renew(Renewal renewal, int seconds) {
        return database.transaction(
                em -> new LeaseStore(em, database.dialect()).renew(List.of(renewal), NOON.plusSeconds(seconds)));
    }

    private List<RunningJob> orphans(int seconds) {
        return database.transaction(
                em -> new LeaseStore(em, database.dialect()).orphans(NOON.plusSeconds(seconds), 10));
    }

    private Set<UUID> cancelRequested(String node) {
        return database.transaction(em -> new LeaseStore(em, database.dialect()).cancelRequested(node));
    }

    private List<Boolean> settle(Settlement... settlements) {
        return database.transaction(
                em -> new SettlementStore(em, database.dialect()).settle(Arrays.asList(settlements)));
    }

    private int promote(int seconds) {
        return dispatch(store -> store.promote(NOON.plusSeconds(seconds), 10));
    }

    private List<Released> release(int limit) {
        return dispatch(store -> store.release(NOON.plusSeconds(10), limit));
    }

    private <R> R dispatch(java.util.function.Function<DispatchStore, R> work) {
        return database.transaction(em -> work.apply(new DispatchStore(em, database.dialect())));
    }

    private List<Key> claimKeys(Key... keys) {
        return database.transaction(em -> new IdempotencyStore(em).claim(Arrays.asList(keys), NOON));
    }

    private int pruneKeys(int seconds) {
        return database.transaction(em -> new IdempotencyStore(em).prune(NOON.plusSeconds(seconds)));
    }

    private static End end(RunningJob running, JobEvent event, String result, JobError error) {
        Attempt attempt = new Attempt(1, NOON, NOON.plusSeconds(5), event, error, "node-1");
        return new End(
                running.job().id(),
                running.fence(),
                event,
                NOON.plusSeconds(5),
                result,
                error,
                new Tally(1, 1, 0),
                List.of(attempt),
                NOON.plusSeconds(65));
    }

    private static Return back(RunningJob running, JobEvent event) {
        return new Return(
                running.job().id(),
                running.fence(),
                event,
                event == JobEvent.RETRY ? NOON.plus(Duration.ofMinutes(1)) : null,
                new JobError("Flaky", null, true),
                new Tally(running.job().status().attempt(), 1, 0),
                List.of());
    }
}
