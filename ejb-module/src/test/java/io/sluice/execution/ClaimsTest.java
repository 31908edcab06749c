package io.sluice.execution;

import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.job.RunningJob;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ClaimsTest {

    private final Workshop workshop = new Workshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void aBundleIsClaimedInTheOrderOfItsNames() {
        List<UUID> ids = stored(5);
        Collections.shuffle(ids, new java.util.Random(1));

        assertThat(workshop.claims.claim(ids).join())
                .extracting(one -> one.job().id())
                .isEqualTo(ids);
    }

    @Test
    void aJobThatSeveralBundlesNameIsGivenToOne() {
        List<UUID> ids = stored(20);

        List<CompletableFuture<List<RunningJob>>> claims =
                Stream.generate(() -> workshop.claims.claim(ids)).limit(10).toList();

        List<UUID> given = claims.stream()
                .map(CompletableFuture::join)
                .flatMap(List::stream)
                .map(one -> one.job().id())
                .toList();
        assertThat(given).hasSize(20);
        assertThat(new HashSet<>(given)).isEqualTo(new HashSet<>(ids));
    }

    @Test
    void aJobNamedTwiceInOneBundleIsGivenOnce() {
        UUID id = stored(1).get(0);

        assertThat(workshop.claims.claim(List.of(id, id)).join()).hasSize(1);
    }

    @Test
    void aBundleOfJobsThatAreGoneIsEmpty() {
        assertThat(workshop.claims.claim(List.of(UUID.randomUUID())).join()).isEmpty();
    }

    private List<UUID> stored(int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(workshop.house.store(aJob()).id());
        }
        return ids;
    }
}
