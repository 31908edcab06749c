package io.sluice.config;

import java.sql.SQLException;

/** Tells a failure that one row caused from one that every row would meet. */
public final class StorageFailure {

    private StorageFailure() {}

    /** Whether the database refused the data (SQLSTATE classes 22 and 23), not the whole transaction. */
    public static boolean isOneItems(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
            }
        }
        return false;
    }
}
