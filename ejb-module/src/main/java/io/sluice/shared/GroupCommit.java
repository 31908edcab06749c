package io.sluice.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One transaction for all who wait at that moment. While a transaction runs, further items gather; when it has
 * committed, the next one takes them all. A quiet house commits item by item, a busy one hundreds at once, and nobody
 * tunes a timer.
 *
 * @param <T> what is committed
 * @param <R> what each item's caller gets once it is
 */
public final class GroupCommit<T, R> {

    private record Waiting<T, R>(T item, CompletableFuture<R> answer) {}

    /** Threads that hand out the answers of one group: while some are held up by their callers, the others go on. */
    private static final int COURIERS = 4;

    private final Executor executor;
    private final int most;
    private final int room;
    private final Function<List<T>, List<R>> transaction;
    private final Predicate<RuntimeException> itemAtFault;
    private final ConcurrentLinkedQueue<Waiting<T, R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean committing = new AtomicBoolean();

    /** As the other, with room for any number of items. */
    public GroupCommit(
            Executor executor,
            int most,
            Function<List<T>, List<R>> transaction,
            Predicate<RuntimeException> itemAtFault) {
        this(executor, most, Integer.MAX_VALUE, transaction, itemAtFault);
    }

    /**
     * @param executor runs the transactions, one at a time, and completes the answers
     * @param most items in one transaction, at the most
     * @param room items that may wait for a transaction; while a database hangs, what cannot be kept is better refused
     * @param transaction commits all items or none and answers each in order
     * @param itemAtFault tells a failure caused by one of the items, which is then found by committing them one by one,
     *     from one that every item would meet
     */
    public GroupCommit(
            Executor executor,
            int most,
            int room,
            Function<List<T>, List<R>> transaction,
            Predicate<RuntimeException> itemAtFault) {
        this.executor = executor;
        this.most = most;
        this.room = room;
        this.transaction = transaction;
        this.itemAtFault = itemAtFault;
    }

    /**
     * Completes once the item is committed, or exceptionally when it is not: at once with a {@link ProblemException} when
     * too many wait.
     */
    public CompletableFuture<R> submit(T item) {
        if (waiting.incrementAndGet() > room) {
            waiting.decrementAndGet();
            return CompletableFuture.failedFuture(full());
        }
        CompletableFuture<R> answer = new CompletableFuture<>();
        queue.add(new Waiting<>(item, answer));
        start();
        return answer;
    }

    /** Items that wait for their transaction. */
    public int waiting() {
        return waiting.get();
    }

    private static ProblemException full() {
        return Problem.overloaded("Too many wait for the database already. Nothing was stored; repeat it later.")
                .asException();
    }

    private void start() {
        if (committing.compareAndSet(false, true)) {
            try {
                executor.execute(this::drain);
            } catch (RuntimeException e) {
                // Rejected, or the container is already gone and says so in its own way.
                committing.set(false);
                fail(take(Integer.MAX_VALUE), e);
            }
        }
    }

    private void drain() {
        List<Waiting<T, R>> group = take(most);
        while (!group.isEmpty()) {
            commit(group);
            group = take(most);
        }
        committing.set(false);
        // An item may have come between the last look and the flag.
        if (!queue.isEmpty()) {
            start();
        }
    }

    private List<Waiting<T, R>> take(int limit) {
        List<Waiting<T, R>> taken = new ArrayList<>();
        while (taken.size() < limit) {
            Waiting<T, R> next = queue.poll();
            if (next == null) {
                break;
            }
            taken.add(next);
        }
        waiting.addAndGet(-taken.size());
        return taken;
    }

    private void commit(List<Waiting<T, R>> group) {
        List<R> answers;
        try {
            answers = transaction.apply(group.stream().map(Waiting::item).toList());
            if (answers.size() != group.size()) {
                throw new IllegalStateException(answers.size() + " answers for " + group.size() + " items");
            }
        } catch (RuntimeException e) {
            if (group.size() > 1 && itemAtFault.test(e)) {
                group.forEach(one -> commit(List.of(one)));
            } else {
                fail(group, e);
            }
            return;
        } catch (Error e) {
            // Thrown on, it would end this loop and with it every later commit; who waits hears of it instead.
            fail(group, e);
            return;
        }
        Queue<Runnable> completions = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < group.size(); i++) {
            CompletableFuture<R> caller = group.get(i).answer();
            R answer = answers.get(i);
            completions.add(() -> caller.complete(answer));
        }
        handOut(completions, group.size());
    }

    private void fail(List<Waiting<T, R>> group, Throwable cause) {
        Queue<Runnable> completions = new ConcurrentLinkedQueue<>();
        group.forEach(one -> completions.add(() -> one.answer().completeExceptionally(cause)));
        handOut(completions, group.size());
    }

    // Callers continue on other threads: what they do next must delay neither the next transaction nor each other.
    private void handOut(Queue<Runnable> completions, int size) {
        for (int courier = 0; courier < Math.min(size, COURIERS); courier++) {
            try {
                executor.execute(() -> runAll(completions));
            } catch (RuntimeException e) {
                // Shutting down, or no thread left: what is decided is answered all the same.
                runAll(completions);
                return;
            }
        }
    }

    private static void runAll(Queue<Runnable> completions) {
        for (Runnable next = completions.poll(); next != null; next = completions.poll()) {
            next.run();
        }
    }
}
