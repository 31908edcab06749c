package io.sluice.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyCacheTest {

    private static final Caller ANN = new Caller("ann", Role.VIEWER);

    private final Map<String, Caller> stored = new HashMap<>(Map.of("hash", ANN));
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private boolean databaseFails;
    private int reads;
    private final KeyCache cache = new KeyCache(this::read, ticking(), Duration.ofSeconds(5));

    private Map<String, Caller> read() {
        reads++;
        if (databaseFails) {
            throw new IllegalStateException("the database does not answer");
        }
        return stored;
    }

    private Clock ticking() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Test
    void keysReadBeforeTheClockWentBackAreReadAgain() {
        cache.find("hash");
        stored.clear();
        now = now.minusSeconds(3_600);

        assertThat(cache.find("hash")).isEmpty();
    }

    @Test
    void unknownKeysCostNoQuery() {
        assertThat(cache.find("hash")).contains(ANN);
        for (int i = 0; i < 100; i++) {
            assertThat(cache.find("guess" + i)).isEmpty();
        }
        assertThat(reads).isOne();
    }

    @Test
    void aRevokedKeyIsForgottenAfterTheStatedTime() {
        cache.find("hash");
        stored.clear();

        now = now.plusMillis(4_999);
        assertThat(cache.find("hash")).contains(ANN);
        now = now.plusMillis(1);
        assertThat(cache.find("hash")).isEmpty();
    }

    @Test
    void aChangeOnThisNodeTakesEffectAtOnce() {
        cache.find("hash");
        stored.clear();
        cache.expire();

        assertThat(cache.find("hash")).isEmpty();
    }

    @Test
    void whileTheDatabaseIsAwayTheLastSetReadStaysInUse() {
        cache.find("hash");
        databaseFails = true;
        now = now.plusSeconds(5);

        assertThat(cache.find("hash")).contains(ANN);
        assertThat(cache.find("hash")).contains(ANN);
        assertThat(reads).isEqualTo(2);
    }
}
