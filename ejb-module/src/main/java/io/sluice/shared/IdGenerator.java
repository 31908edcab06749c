package io.sluice.shared;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562): 48 bits of Unix milliseconds, then a 12-bit counter (method 1 of section 6.2)
 * and 62 random bits. Identifiers of one generator increase strictly, so they index well and page in order of creation.
 */
public final class IdGenerator {

    private static final int COUNTER_LIMIT = 1 << 12;

    private final Clock clock;
    private final RandomGenerator random;
    private long lastMillis;
    private int counter;

    public IdGenerator(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public synchronized UUID next() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            // Starting in the lower half leaves room to count up within the millisecond.
            counter = random.nextInt(COUNTER_LIMIT / 2);
        } else if (++counter == COUNTER_LIMIT) {
            // The counter is used up, or the clock went back: run ahead of the clock rather than repeat.
            lastMillis++;
            counter = 0;
        }
        return new UUID(mostSignificant(lastMillis, counter), 0x8000000000000000L | random.nextLong() >>> 2);
    }

    /** The smallest identifier of the given millisecond: a bound for ranges of time. */
    public static UUID lowest(long epochMillis) {
        return new UUID(mostSignificant(epochMillis, 0), 0x8000000000000000L);
    }

    private static long mostSignificant(long millis, int counter) {
        return millis << 16 | 0x7000L | counter;
    }
}
