package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.job.TestDatabase;
import io.sluice.shared.SynchronisedClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseTimeTest {

    static Stream<Arguments> databases() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:;MODE=PostgreSQL");
        return Stream.of(Arguments.of("H2", h2), Arguments.of("PostgreSQL", TestDatabase.emptyPostgres()));
    }

    // The database runs on this machine: its time is this machine's, however wrong the node's clock was set.
    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void aNodeWhoseClockIsWrongGoesByTheDatabases(String name, DataSource dataSource) {
        SynchronisedClock clock = new SynchronisedClock(Instant.EPOCH, System::nanoTime);
        DatabaseTime time = new DatabaseTime(new TimeStore(dataSource), clock);

        time.round();
        time.round();

        assertThat(clock.instant()).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
    }
}
