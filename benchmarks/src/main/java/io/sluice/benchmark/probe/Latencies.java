package io.sluice.benchmark.probe;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** Submits jobs at a steady pace, whether the earlier ones have run or not, and looks when each of them started. */
final class Latencies {

    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Engine engine;
    private final Callers callers;

    Latencies(Engine engine, Callers callers) {
        this.engine = engine;
        this.callers = callers;
    }

    /**
     * Answers how long after its commit each job started, in sorted nanoseconds; a job that started before its submitter
     * heard of the commit counts as zero.
     */
    long[] measure(int count, long everyNanos, int threads) throws InterruptedException {
        Runs.reset(count, 0);
        AtomicLongArray committed = new AtomicLongArray(count);
        long begin = System.nanoTime();
        callers.run(threads, count, number -> {
            sleepUntil(begin + number * everyNanos);
            engine.submit(number);
            committed.set(number, System.nanoTime());
        });
        return LongStream.range(0, count)
                .map(number -> Math.max(0, awaitStart((int) number) - committed.get((int) number)))
                .sorted()
                .toArray();
    }

    private static long awaitStart(int number) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (Runs.startOf(number) == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Job " + number + " never started");
            }
            LockSupport.parkNanos(1_000_000);
        }
        return Runs.startOf(number);
    }

    private static void sleepUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }

    static String text(long[] sorted) {
        return Arrays.toString(sorted).replaceAll("[\\[\\] ]", "");
    }
}
