package io.sluice.benchmark.contestant;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One database of the server; a connection of the bench's own to it stays open. */
public final class Database implements AutoCloseable {

    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    private final String url;
    private final Connection connection;

    Database(String url) throws SQLException {
        this.url = url;
        this.connection = DriverManager.getConnection(url, USER, PASSWORD);
    }

    public String url() {
        return url;
    }

    public void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Begins a transaction with these statements, which {@link #commit()} ends. */
    void begin(String... statements) throws SQLException {
        connection.setAutoCommit(false);
        execute(statements);
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** The one value the query answers. */
    public String value(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    public long number(String sql) throws SQLException {
        return Long.parseLong(value(sql));
    }

    public boolean holds(String condition) throws SQLException {
        return value("SELECT " + condition).equals("t");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
