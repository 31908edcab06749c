package io.sluice.config;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** The few words in which the two databases differ. */
public enum SqlDialect {
    POSTGRESQL {
        @Override
        public String returning(String change, String columns) {
            return change + " RETURNING " + columns;
        }

        @Override
        public String move(String delete, String into, String columns, String select) {
            return "WITH gone AS (" + delete + " RETURNING *) INSERT INTO " + into + " (" + columns + ") SELECT "
                    + select + " FROM gone";
        }

        @Override
        public String forUpdateSkipLocked() {
            return " FOR UPDATE SKIP LOCKED";
        }
    },
    H2 {
        @Override
        public String returning(String change, String columns) {
            return "SELECT " + columns + " FROM FINAL TABLE (" + change + ")";
        }

        @Override
        public String move(String delete, String into, String columns, String select) {
            return "INSERT INTO " + into + " (" + columns + ") SELECT " + select + " FROM OLD TABLE (" + delete + ")";
        }

        // One process owns an H2 file, and H2 allows no lock in a subquery: its own row locks serve.
        @Override
        public String forUpdateSkipLocked() {
            return "";
        }
    };

    /** An UPDATE or INSERT that answers the changed rows as they are after it. */
    public abstract String returning(String change, String columns);

    /** One statement that deletes rows from one table and inserts them, changed, into another. */
    public abstract String move(String delete, String into, String columns, String select);

    /** Ends a subquery that picks rows for an UPDATE, passing over those another node is changing. */
    public abstract String forUpdateSkipLocked();

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
