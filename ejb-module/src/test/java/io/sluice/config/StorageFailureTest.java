package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageFailureTest {

    @ParameterizedTest(name = "SQLSTATE {0}: {1}")
    @CsvSource({"22001, true", "23505, true", "08006, false", "40001, false", "53300, false"})
    void onlyRefusedDataIsOneItemsFault(String state, boolean oneItems) {
        Throwable failure = new RuntimeException(new IllegalStateException(new SQLException("refused", state)));

        assertThat(StorageFailure.isOneItems(failure)).isEqualTo(oneItems);
    }

    @ParameterizedTest(name = "SQLSTATE {0}: {1}")
    @CsvSource({"40001, true", "40P01, true", "40002, false", "22001, false", "08006, false"})
    void onlyACollisionIsWorthRepeatingAtOnce(String state, boolean collision) {
        assertThat(StorageFailure.isCollision(new RuntimeException(new SQLException("refused", state))))
                .isEqualTo(collision);
    }

    @Test
    void aFailureThatIsNotTheDatabasesIsNobodysFault() {
        assertThat(StorageFailure.isOneItems(new IllegalStateException())).isFalse();
        assertThat(StorageFailure.isOneItems(new SQLException("no state"))).isFalse();
    }
}
