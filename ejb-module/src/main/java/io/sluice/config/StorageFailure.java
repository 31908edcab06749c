package io.sluice.config;

import java.sql.SQLException;

/** Tells failures of the database apart: what one row caused, what another transaction caused, and the rest. */
public final class StorageFailure {

    private StorageFailure() {}

    /** Whether the database refused the data (SQLSTATE classes 22 and 23), not the whole transaction. */
    public static boolean isOneItems(Throwable failure) {
        String state = state(failure);
        return state.startsWith("22") || state.startsWith("23");
    }

    /** Whether the transaction collided with another (a deadlock, or a failed serialisation) and may simply be repeated. */
    public static boolean isCollision(Throwable failure) {
        String state = state(failure);
        return state.equals("40P01") || state.equals("40001");
    }

    private static String state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
