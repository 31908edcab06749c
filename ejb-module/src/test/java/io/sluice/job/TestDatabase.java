package io.sluice.job;

import io.sluice.config.Schema;
import io.sluice.config.SqlDialect;
import io.sluice.config.Transactions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.postgresql.ds.PGSimpleDataSource;

/** A real database with Sluice's schema, and transactions on it without a container. */
public final class TestDatabase implements AutoCloseable {

    private static EmbeddedPostgres postgres;

    private final SqlDialect dialect;
    private final SessionFactory sessions;
    private final LocalTransactions transactions;

    private TestDatabase(SqlDialect dialect, DataSource dataSource) {
        this.dialect = dialect;
        Schema.migrate(dataSource);
        Configuration configuration =
                new Configuration().addAnnotatedClass(LiveJob.class).addAnnotatedClass(FinishedJob.class);
        configuration.getProperties().put("hibernate.connection.datasource", dataSource);
        configuration.setProperty("hibernate.jdbc.batch_size", "100");
        configuration.setProperty("hibernate.jdbc.time_zone", "UTC");
        this.sessions = configuration.buildSessionFactory();
        this.transactions = new LocalTransactions(sessions);
    }

    public static TestDatabase h2() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return new TestDatabase(SqlDialect.H2, dataSource);
    }

    public static TestDatabase postgres() {
        return new TestDatabase(SqlDialect.POSTGRESQL, emptyPostgres());
    }

    public static TestDatabase postgresRewritingBatches() {
        PGSimpleDataSource dataSource = (PGSimpleDataSource) emptyPostgres();
        dataSource.setReWriteBatchedInserts(true);
        return new TestDatabase(SqlDialect.POSTGRESQL, dataSource);
    }

    /** A database of its own on a real server, without Sluice's schema. */
    public static synchronized DataSource emptyPostgres() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder().start();
                EmbeddedPostgres started = postgres;
                Runtime.getRuntime().addShutdownHook(new CloseOnExit(started));
            }
            String name = "d" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return postgres.getDatabase("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public SqlDialect dialect() {
        return dialect;
    }

    /** Transactions as the container would run them. */
    public Transactions transactions() {
        return transactions;
    }

    /** Leads to the entity manager of whatever transaction its caller is in. */
    public EntityManager entityManager() {
        return transactions.entityManager();
    }

    /** Runs the work in one transaction. */
    public <R> R transaction(Function<EntityManager, R> work) {
        return sessions.fromTransaction(work::apply);
    }

    @Override
    public void close() {
        sessions.close();
    }

    private static final class CloseOnExit extends Thread {
        private final EmbeddedPostgres started;

        CloseOnExit(EmbeddedPostgres started) {
            this.started = started;
        }

        @Override
        public void run() {
            try {
                started.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
