package io.sluice.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdGeneratorTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final int MORE_THAN_A_COUNTER = 10_000;

    private final SettableClock clock = new SettableClock(NOON);
    private final IdGenerator ids = new IdGenerator(clock, new Random(1));

    @Test
    void anIdentifierIsAUuidOfVersionSeven() {
        assertThat(Stream.generate(ids::next).limit(1_000)).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    void theTimeOfCreationCanBeReadFromIt() {
        assertThat(millis(ids.next())).isEqualTo(NOON.toEpochMilli());
        assertThat(ids.next().toString()).startsWith("%08x".formatted(NOON.toEpochMilli() >>> 16));
    }

    @Test
    void identifiersIncreaseStrictlyWithinAMillisecondEvenWhenItsCounterIsUsedUp() {
        List<UUID> made = make(MORE_THAN_A_COUNTER);

        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(millis(made.get(made.size() - 1))).isGreaterThan(NOON.toEpochMilli());
    }

    @Test
    void identifiersIncreaseWhenTheClockGoesBack() {
        List<UUID> made = new ArrayList<>(make(10));
        clock.tick(Duration.ofHours(-1));
        made.addAll(make(MORE_THAN_A_COUNTER));
        clock.tick(Duration.ofHours(1).plusSeconds(1));
        made.addAll(make(10));

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theTextOfIdentifiersSortsAsTheyDo() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            make(100).forEach(id -> texts.add(id.toString()));
            clock.tick(Duration.ofMillis(1));
        }

        assertThat(texts).isSorted();
    }

    @Test
    void theLowestOfAMillisecondSeparatesItFromTheOneBefore() {
        UUID before = ids.next();
        clock.tick(Duration.ofMillis(1));
        UUID after = ids.next();

        UUID bound = IdGenerator.lowest(clock.millis());
        assertThat(bound).isGreaterThan(before).isLessThanOrEqualTo(after);
        assertThat(bound.version()).isEqualTo(7);
        assertThat(bound.variant()).isEqualTo(2);
    }

    @Test
    void threadsNeverGetTheSameIdentifier() {
        List<List<UUID>> made = Collections.nCopies(8, 0).parallelStream()
                .map(any -> make(2_000))
                .toList();

        assertThat(made).allSatisfy(own -> assertThat(own).isSorted());
        assertThat(new HashSet<>(made.stream().flatMap(List::stream).toList())).hasSize(16_000);
    }

    private List<UUID> make(int count) {
        return Stream.generate(ids::next).limit(count).toList();
    }

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
