package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A handler that is interrupted while it writes must not take the database from everybody else. */
@Timeout(60)
class InterruptedWriterTest {

    @TempDir
    Path directory;

    @Test
    void theH2FileOfTheLauncherStaysOpenHoweverOftenItsWritersAreInterrupted() throws Exception {
        String url = "jdbc:h2:async:" + directory.resolve("db") + ";WRITE_DELAY=0";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE written (text varchar)");
            for (int i = 0; i < 20; i++) {
                interruptAWriter(url);
            }
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM written")) {
                rows.next();
                assertThat(rows.getInt(1)).isPositive();
            }
        }
    }

    private static void interruptAWriter(String url) throws InterruptedException {
        AtomicInteger written = new AtomicInteger();
        Thread writer = new Thread(() -> write(url, written));
        writer.start();
        await().until(() -> written.get() > 20 || !writer.isAlive());
        writer.interrupt();
        writer.join();
        assertThat(written.get()).isGreaterThan(20);
    }

    private static void write(String url, AtomicInteger written) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            while (!Thread.currentThread().isInterrupted()) {
                statement.execute("INSERT INTO written VALUES (REPEAT('x', 500))");
                written.incrementAndGet();
            }
            statement.execute("INSERT INTO written VALUES ('after the interrupt')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
