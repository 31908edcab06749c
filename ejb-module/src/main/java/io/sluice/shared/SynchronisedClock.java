package io.sluice.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that goes by another's time: what that said when it was last asked, and what has passed here since. A jump of
 * this machine's own clock changes nothing.
 */
public final class SynchronisedClock extends Clock {

    /** From here on a correction is a step that may go back; a smaller one makes the clock wait, never go back. */
    private static final Duration STEP = Duration.ofSeconds(1);

    /** At {@code nanos} it was {@code base}; no time before {@code floor} is told. */
    private record Setting(Instant base, long nanos, Instant floor) {
        Instant at(long time) {
            return base.plusNanos(time - nanos);
        }
    }

    private final LongSupplier nanoTime;
    private volatile Setting setting;

    /**
     * @param start the time until the first synchronisation
     * @param nanoTime as {@link System#nanoTime()}
     */
    public SynchronisedClock(Instant start, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.setting = new Setting(start, nanoTime.getAsLong(), Instant.MIN);
    }

    @Override
    public Instant instant() {
        Setting current = setting;
        Instant time = current.at(nanoTime.getAsLong());
        return time.isBefore(current.floor()) ? current.floor() : time;
    }

    /**
     * Sets the clock right. The other's time, when its answer came, was at least what it said and at most that plus the
     * time the answer took: the clock moves into these bounds and no further, so that a slow answer misleads nobody.
     *
     * @param said the other's time
     * @param asked when it was asked, as told by {@code nanoTime}
     * @param answered when the answer came
     * @return by how much the clock was stepped; zero when it was right, or nearly
     */
    public synchronized Duration synchronise(Instant said, long asked, long answered) {
        Instant here = setting.at(answered);
        Instant latest = said.plusNanos(answered - asked);
        if (here.isBefore(said)) {
            return move(said, here, answered);
        }
        return here.isAfter(latest) ? move(latest, here, answered) : Duration.ZERO;
    }

    private Duration move(Instant to, Instant from, long answered) {
        Duration correction = Duration.between(from, to);
        boolean step = correction.abs().compareTo(STEP) >= 0;
        setting = new Setting(to, answered, step ? Instant.MIN : instant());
        return step ? correction : Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Times are kept in UTC");
    }
}
