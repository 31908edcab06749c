package io.sluice.benchmark.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Threads that share the numbers from zero to a count and do the same with each. */
final class Callers {

    interface Task {
        void run(int number) throws Exception;
    }

    private final ThreadFactory threads;

    Callers(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Answers the nanoseconds it took. */
    long run(int callers, int count, Task task) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Exception> failure = new AtomicReference<>();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            all.add(threads.newThread(() -> work(next, count, task, failure)));
        }
        long begun = System.nanoTime();
        all.forEach(Thread::start);
        for (Thread one : all) {
            one.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("A caller failed", failure.get());
        }
        return System.nanoTime() - begun;
    }

    private static void work(AtomicInteger next, int count, Task task, AtomicReference<Exception> failure) {
        try {
            for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                task.run(number);
            }
        } catch (Exception e) {
            next.set(count);
            failure.compareAndSet(null, e);
        }
    }
}
