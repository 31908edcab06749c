package io.sluice.benchmark.probe;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What the no-op jobs of this process leave behind: how many there were, and when the numbered ones started. */
public final class Runs {

    /** Jobs whose start nobody asks for. */
    public static final long UNNUMBERED = -1;

    private static final AtomicLong COUNT = new AtomicLong();
    private static volatile long firstMicros;
    private static volatile long mark;
    private static volatile long markMicros;
    private static volatile AtomicLongArray starts = new AtomicLongArray(0);

    private Runs() {}

    /** A job with this number starts. */
    public static void started(long number) {
        long count = COUNT.incrementAndGet();
        if (count == 1) {
            firstMicros = wallMicros();
        }
        if (count == mark) {
            markMicros = wallMicros();
        }
        AtomicLongArray noted = starts;
        if (number >= 0 && number < noted.length()) {
            noted.compareAndSet((int) number, 0, System.nanoTime());
        }
    }

    /** Forgets all; notes from now on when the jobs numbered below the limit start, and when so many have. */
    static void reset(int limit, long marked) {
        mark = marked;
        markMicros = 0;
        starts = new AtomicLongArray(limit);
        COUNT.set(0);
        firstMicros = 0;
    }

    static long count() {
        return COUNT.get();
    }

    /** When the first job since the reset started, by the wall clock; 0 before. */
    static long firstMicros() {
        return firstMicros;
    }

    /** When as many as were to be marked had started, by the wall clock; 0 before. */
    static long markMicros() {
        return markMicros;
    }

    private static long wallMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** When the job started, by {@link System#nanoTime()}; 0 before. */
    static long startOf(int number) {
        return starts.get(number);
    }
}
