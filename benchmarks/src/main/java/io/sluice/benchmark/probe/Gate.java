package io.sluice.benchmark.probe;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds jobs up while it is shut. */
final class Gate {

    private final AtomicInteger held = new AtomicInteger();
    private volatile CountDownLatch shut = new CountDownLatch(0);

    void shut() {
        shut = new CountDownLatch(1);
    }

    void open() {
        shut.countDown();
    }

    /** How many wait before it. */
    int held() {
        return held.get();
    }

    void pass() throws InterruptedException {
        held.incrementAndGet();
        try {
            shut.await();
        } finally {
            held.decrementAndGet();
        }
    }
}
