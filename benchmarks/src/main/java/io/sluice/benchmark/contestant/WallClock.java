package io.sluice.benchmark.contestant;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The clock all processes of the machine share. */
public final class WallClock {

    private WallClock() {}

    public static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
