package io.sluice.config;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Brings the database to the version the code needs. Nodes that start together take turns (Flyway's lock). */
@ApplicationScoped
public class Schema {

    @Resource(lookup = "jdbc/sluice")
    private DataSource dataSource;

    public void migrate() {
        migrate(dataSource);
    }

    public static void migrate(DataSource dataSource) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations(
                        "classpath:db/migration/common",
                        "classpath:" + dialect(dataSource).migrations())
                .table("sluice_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .callbacks(new Patience())
                .load()
                .migrate();
    }

    /** Asked once per bean that needs it, when it is made. */
    @Produces
    public SqlDialect dialect() {
        return dialect(dataSource);
    }

    private static SqlDialect dialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return SqlDialect.of(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database at jdbc/sluice does not answer: " + e.getMessage(), e);
        }
    }

    /** A migration takes as long as it takes; the time-out of the pool's connections is for what comes after it. */
    private static final class Patience extends BaseCallback {
        private int before;

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE || ends(event);
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                Connection connection = context.getConnection();
                if (ends(event)) {
                    connection.setNetworkTimeout(Runnable::run, before);
                } else {
                    before = connection.getNetworkTimeout();
                    connection.setNetworkTimeout(Runnable::run, 0);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("The connection's time-out cannot be changed: " + e.getMessage(), e);
            }
        }

        private static boolean ends(Event event) {
            return event == Event.AFTER_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE_ERROR;
        }
    }
}
