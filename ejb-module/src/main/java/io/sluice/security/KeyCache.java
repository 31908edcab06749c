package io.sluice.security;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All valid keys by hash, read again when they are older than a few seconds. Keys are few, so the whole set is held: an
 * unknown key then costs no query, however many of them are tried.
 *
 * <p>While the database does not answer, the last set read goes on being used. A key revoked meanwhile cannot have been
 * revoked by anybody, and an operator needs the metrics just then.
 */
final class KeyCache {

    private static final System.Logger LOG = System.getLogger(KeyCache.class.getName());

    private record Snapshot(Map<String, Caller> callers, Instant readAt) {}

    private final Supplier<Map<String, Caller>> source;
    private final Clock clock;
    private final Duration maxAge;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Snapshot snapshot;

    KeyCache(Supplier<Map<String, Caller>> source, Clock clock, Duration maxAge) {
        this.source = source;
        this.clock = clock;
        this.maxAge = maxAge;
    }

    Optional<Caller> find(String hash) {
        return Optional.ofNullable(current().callers().get(hash));
    }

    /** Forgets what was read, so that a change made on this node takes effect at once. */
    void expire() {
        Snapshot held = snapshot;
        if (held != null) {
            snapshot = new Snapshot(held.callers(), Instant.MIN);
        }
    }

    private Snapshot current() {
        Snapshot held = snapshot;
        if (held == null) {
            return readFirst();
        }
        Instant now = clock.instant();
        // Read in the future: the clock went back since.
        boolean stale = !now.isBefore(held.readAt().plus(maxAge)) || now.isBefore(held.readAt());
        // One thread reads; the others go on with what there is.
        if (stale && reading.tryLock()) {
            try {
                return refresh(held);
            } finally {
                reading.unlock();
            }
        }
        return held;
    }

    private Snapshot readFirst() {
        reading.lock();
        try {
            return snapshot != null ? snapshot : read();
        } finally {
            reading.unlock();
        }
    }

    private Snapshot refresh(Snapshot held) {
        try {
            return read();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "API keys cannot be read; those read at " + held.readAt() + " stay in use", e);
            // Asked again after the usual time, not by every request.
            snapshot = new Snapshot(held.callers(), clock.instant());
            return held;
        }
    }

    private Snapshot read() {
        Instant now = clock.instant();
        Snapshot read = new Snapshot(Map.copyOf(source.get()), now);
        snapshot = read;
        return read;
    }
}
