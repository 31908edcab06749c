package io.sluice.config;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

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
}
