package io.sluice.config;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** What time it is where the truth is kept. */
@ApplicationScoped
public class TimeStore {

    @Resource(lookup = "jdbc/sluice")
    private DataSource dataSource;

    protected TimeStore() {}

    TimeStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The database's time, and when it was asked and answered as told by {@link System#nanoTime()}.
     *
     * @param said the database's time
     */
    record Sample(Instant said, long asked, long answered) {}

    /** Call it outside transactions: within one, the time stands still. */
    Sample read() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement question = connection.prepareStatement("SELECT CURRENT_TIMESTAMP")) {
            long asked = System.nanoTime();
            try (ResultSet answer = question.executeQuery()) {
                long answered = System.nanoTime();
                answer.next();
                return new Sample(answer.getObject(1, OffsetDateTime.class).toInstant(), asked, answered);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not tell the time: " + e.getMessage(), e);
        }
    }
}
