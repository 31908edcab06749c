package io.sluice.config;

import java.sql.SQLException;
import java.util.Optional;

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

    /** What the database said; what the failure says when it was not the database's. */
    public static String reason(Throwable failure) {
        return cause(failure).map(SQLException::getMessage).orElseGet(failure::getMessage);
    }

    private static String state(Throwable failure) {
        return cause(failure).map(SQLException::getSQLState).orElse("");
    }

    private static Optional<SQLException> cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}
