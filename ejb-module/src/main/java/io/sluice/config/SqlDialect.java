package io.sluice.config;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The few words in which the two databases differ. */
public enum SqlDialect {
    POSTGRESQL {
        @Override
        public String returning(String change, String columns) {
            return change + " RETURNING " + columns;
        }

        @Override
        public String insert(String table, String columns, String values) {
            return " INSERT INTO " + table + " (" + columns + ") SELECT " + values + " FROM given RETURNING id, fence";
        }

        @Override
        public String forUpdateSkipLocked() {
            return " FOR UPDATE SKIP LOCKED";
        }

        @Override
        public String change(String table, String assignments, String condition) {
            return " UPDATE " + table + " SET " + assignments + " FROM given WHERE " + condition
                    + " RETURNING id, given_fence";
        }

        @Override
        public String move(String from, String condition, String into, String columns, String select) {
            return ", gone AS (DELETE FROM " + from + " USING given WHERE " + condition + " RETURNING *) INSERT INTO "
                    + into + " (" + columns + ") SELECT " + select + " FROM gone RETURNING id, fence";
        }

        @Override
        public void relax(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL synchronous_commit TO OFF");
            }
        }
    },
    H2 {
        @Override
        public String returning(String change, String columns) {
            return "SELECT " + columns + " FROM FINAL TABLE (" + change + ")";
        }

        @Override
        public String insert(String table, String columns, String values) {
            return "INSERT INTO " + table + " (" + columns + ") VALUES (" + values + ")";
        }

        @Override
        public String change(String table, String assignments, String condition) {
            return "UPDATE " + table + " SET " + assignments + " WHERE " + condition;
        }

        @Override
        public String move(String from, String condition, String into, String columns, String select) {
            return "INSERT INTO " + into + " (" + columns + ") SELECT " + select + " FROM OLD TABLE (DELETE FROM "
                    + from + " WHERE " + condition + ")";
        }

        // One process owns an H2 file, and the change that follows names the state again. H2 would lock all rows that
        // match, not the few that are picked.
        @Override
        public String forUpdateSkipLocked() {
            return "";
        }

        @Override
        public void relax(Connection connection) {
            // One process is the whole database: nothing of it outlives the other.
        }
    };

    /** An UPDATE or INSERT that answers the changed rows as they are after it. */
    public abstract String returning(String change, String columns);

    /** An INSERT with values by name; PostgreSQL makes it as {@link #change}. */
    public abstract String insert(String table, String columns, String values);

    /**
     * An UPDATE with values by name. PostgreSQL makes it for many rows at once, joined with a table {@code given} of
     * their values and answers identifier and fence of those it changed.
     */
    public abstract String change(String table, String assignments, String condition);

    /** As {@link #change}: deletes rows from one table and inserts them, changed, into another. */
    public abstract String move(String from, String condition, String into, String columns, String select);

    /** Ends a query that picks rows for an UPDATE, passing over those another node is changing. */
    public abstract String forUpdateSkipLocked();

    /**
     * Lets the running transaction commit without waiting for the disk. For claims, releases and leases: should the
     * database lose the last of them in a crash, jobs are back in the queue, and their handlers run at least once anyway.
     * An outcome that is committed later takes them to the disk with it.
     */
    public abstract void relax(Connection connection) throws SQLException;

    /** The folder of this database's own migrations. */
    public String migrations() {
        return "db/migration/" + name().toLowerCase(Locale.ROOT);
    }

    /**
     * The dialect of a connection.
     *
     * @throws IllegalStateException for a database Sluice does not know
     */
    public static SqlDialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> POSTGRESQL;
            case "H2" -> H2;
            default ->
                throw new IllegalStateException("Sluice runs on PostgreSQL and H2; jdbc/sluice leads to " + product);
        };
    }
}
