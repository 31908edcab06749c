package io.sluice.job;

import static io.sluice.job.JobFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.job.IdempotencyStore.Key;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {

    // Many set it for speed: the driver then answers for no single row of a batch of inserts.
    @Test
    void aKeyIsFoundTakenAlsoWhenTheDriverRewritesBatches() {
        try (TestDatabase database = TestDatabase.postgresRewritingBatches()) {
            Key first = new Key("alice", "order-1", "a".repeat(64), UUID.randomUUID());
            Key repeat = new Key("alice", "order-1", "a".repeat(64), UUID.randomUUID());
            Key other = new Key("alice", "order-2", "a".repeat(64), UUID.randomUUID());
            Key another = new Key("alice", "order-3", "a".repeat(64), UUID.randomUUID());
            database.transaction(em -> new IdempotencyStore(em).claim(List.of(first), NOON));

            List<Key> claimed =
                    database.transaction(em -> new IdempotencyStore(em).claim(List.of(repeat, other, another), NOON));

            assertThat(claimed).containsExactly(first, other, another);
        }
    }

    @Override
    TestDatabase open() {
        return TestDatabase.postgres();
    }
}
