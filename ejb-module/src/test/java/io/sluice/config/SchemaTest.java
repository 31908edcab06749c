package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.job.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(60)
class SchemaTest {

    @Test
    void nodesThatStartTogetherOnAnEmptyDatabaseTakeTurns() throws Exception {
        DataSource empty = TestDatabase.emptyPostgres();
        CountDownLatch together = new CountDownLatch(1);
        List<FutureTask<Void>> nodes = Stream.generate(() -> new FutureTask<Void>(() -> {
                    together.await();
                    Schema.migrate(empty);
                    return null;
                }))
                .limit(3)
                .toList();
        nodes.forEach(node -> new Thread(node).start());
        together.countDown();

        for (FutureTask<Void> node : nodes) {
            node.get(30, TimeUnit.SECONDS);
        }
        assertThat(count(empty, "SELECT count(*) FROM sluice_schema_history WHERE version IS NOT NULL AND success"))
                .isPositive()
                .isEqualTo(count(empty, "SELECT count(DISTINCT version) FROM sluice_schema_history"));
        assertThat(count(empty, "SELECT count(*) FROM job")).isZero();
    }

    @Test
    void aSchemaThatIsUpToDateIsLeftAlone() throws Exception {
        DataSource empty = TestDatabase.emptyPostgres();
        Schema.migrate(empty);
        int rows = count(empty, "SELECT count(*) FROM sluice_schema_history");

        Schema.migrate(empty);

        assertThat(count(empty, "SELECT count(*) FROM sluice_schema_history")).isEqualTo(rows);
    }

    @Test
    void aSchemaOfItsOwnBesideAnApplicationsTablesIsMadeToo() throws Exception {
        DataSource shared = TestDatabase.emptyPostgres();
        try (Connection connection = shared.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE theirs (id integer)");
        }

        Schema.migrate(shared);

        assertThat(count(shared, "SELECT count(*) FROM job")).isZero();
        assertThat(count(shared, "SELECT count(*) FROM theirs")).isZero();
    }

    @Test
    void aMigrationMayTakeLongerThanTheConnectionsTimeOut() throws Exception {
        PGSimpleDataSource impatient = (PGSimpleDataSource) TestDatabase.emptyPostgres();
        try (Connection other = impatient.getConnection()) {
            other.setAutoCommit(false);
            // Whoever makes a table of this name waits for the end of this transaction.
            other.createStatement().execute("CREATE TABLE job (id integer)");
            impatient.setSocketTimeout(2);
            FutureTask<Void> node = new FutureTask<>(() -> {
                Schema.migrate(impatient);
                return null;
            });
            new Thread(node).start();
            await().until(() -> node.isDone()
                    || count(
                                    impatient,
                                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                            + " AND wait_event_type = 'Lock' AND now() - query_start > interval '3 s'")
                            == 1);
            other.rollback();

            node.get(30, TimeUnit.SECONDS);
        }
        assertThat(count(impatient, "SELECT count(*) FROM job")).isZero();
    }

    private static int count(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
