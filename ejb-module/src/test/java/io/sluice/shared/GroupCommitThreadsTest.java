package io.sluice.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitThreadsTest {

    private static final int CALLERS = 8;
    private static final int EACH = 2_500;

    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(CALLERS + 4, CALLERS + 4, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    @Test
    void nothingIsLostOrAnsweredTwiceHoweverManyCall() {
        Map<Integer, AtomicInteger> committed = new ConcurrentHashMap<>();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        GroupCommit<Integer, Integer> commits = new GroupCommit<>(
                pool,
                100,
                items -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    items.forEach(item -> committed
                            .computeIfAbsent(item, any -> new AtomicInteger())
                            .incrementAndGet());
                    inside.decrementAndGet();
                    return items;
                },
                failure -> false);

        Queue<CompletableFuture<Integer>> answers = callAll(commits);

        await().until(() -> answers.size() == CALLERS * EACH && answers.stream().allMatch(CompletableFuture::isDone));
        assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(CALLERS * EACH);
        assertThat(committed).hasSize(CALLERS * EACH).allSatisfy((item, times) -> assertThat(times.get())
                .isEqualTo(1));
        assertThat(most).hasValue(1);
    }

    @Test
    void badItemsAmongManyAreTheOnlyOnesThatFail() {
        GroupCommit<Integer, Integer> commits = new GroupCommit<>(
                pool,
                100,
                items -> {
                    if (items.stream().anyMatch(item -> item % 97 == 0)) {
                        throw new IllegalArgumentException("97");
                    }
                    return items;
                },
                IllegalArgumentException.class::isInstance);

        Queue<CompletableFuture<Integer>> answers = callAll(commits);

        await().until(() -> answers.size() == CALLERS * EACH && answers.stream().allMatch(CompletableFuture::isDone));
        assertThat(answers.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSize((int) IntStream.range(0, CALLERS * EACH)
                        .filter(item -> item % 97 == 0)
                        .count());
    }

    @Test
    void aSlowCallbackDelaysNoTransaction() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch attached = new CountDownLatch(1);
        GroupCommit<Integer, Integer> commits = new GroupCommit<>(
                pool,
                10,
                items -> {
                    awaitQuietly(attached);
                    return items;
                },
                failure -> false);

        CompletableFuture<Void> held = commits.submit(1).thenAccept(answer -> awaitQuietly(slow));
        attached.countDown();

        await().until(() -> commits.waiting() == 0);
        assertThat(commits.submit(2).get(5, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(held).isNotDone();
        slow.countDown();
        held.get(5, TimeUnit.SECONDS);
    }

    @Test
    void aSlowCallbackOfAFailureDelaysNoTransaction() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch submitted = new CountDownLatch(1);
        GroupCommit<Integer, Integer> commits = new GroupCommit<>(
                pool,
                10,
                items -> {
                    awaitQuietly(submitted);
                    if (items.contains(1)) {
                        throw new IllegalStateException("refused");
                    }
                    return items;
                },
                failure -> false);

        CompletableFuture<Object> held = commits.submit(1).handle((answer, failure) -> {
            awaitQuietly(slow);
            return null;
        });
        submitted.countDown();

        await().until(() -> commits.waiting() == 0);
        assertThat(commits.submit(2).get(5, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(held).isNotDone();
        slow.countDown();
        held.get(5, TimeUnit.SECONDS);
    }

    @Test
    void slowCallbacksDelayNoOtherAnswerOfTheirGroup() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch attached = new CountDownLatch(1);
        GroupCommit<Integer, Integer> commits = new GroupCommit<>(
                pool,
                100,
                items -> {
                    awaitQuietly(attached);
                    return items;
                },
                failure -> false);
        commits.submit(0);
        await().until(() -> commits.waiting() == 0);
        List<CompletableFuture<Void>> held = IntStream.range(1, 4)
                .mapToObj(item -> commits.submit(item).thenAccept(answer -> awaitQuietly(slow)))
                .toList();
        List<CompletableFuture<Integer>> others =
                IntStream.range(4, 50).mapToObj(commits::submit).toList();

        attached.countDown();

        await().until(() -> others.stream().allMatch(CompletableFuture::isDone));
        assertThat(held).noneMatch(CompletableFuture::isDone);
        slow.countDown();
        CompletableFuture.allOf(held.toArray(CompletableFuture[]::new)).get(5, TimeUnit.SECONDS);
    }

    private Queue<CompletableFuture<Integer>> callAll(GroupCommit<Integer, Integer> commits) {
        Queue<CompletableFuture<Integer>> answers = new ConcurrentLinkedQueue<>();
        CountDownLatch go = new CountDownLatch(1);
        for (int caller = 0; caller < CALLERS; caller++) {
            List<Integer> own =
                    IntStream.range(caller * EACH, (caller + 1) * EACH).boxed().toList();
            pool.execute(() -> {
                awaitQuietly(go);
                own.forEach(item -> answers.add(commits.submit(item)));
            });
        }
        go.countDown();
        return answers;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
