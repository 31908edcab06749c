package io.sluice.it.fault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The jobs that were waiting or running when the fault came. */
final class Backlog {

    private record Progress(String state, int attempt) {}

    private final Map<UUID, Progress> jobs;

    private Backlog(Map<UUID, Progress> jobs) {
        this.jobs = jobs;
    }

    static Backlog read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id, state, attempt FROM job WHERE state IN ('QUEUED', 'RUNNING')")) {
            return new Backlog(progress(rows));
        }
    }

    int size() {
        return jobs.size();
    }

    /** Those that have neither ended nor started another attempt since. */
    Map<UUID, String> waiting(Connection connection) throws SQLException {
        Map<UUID, String> waiting = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id, state, attempt FROM job WHERE id = ANY(?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", jobs.keySet().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                progress(rows).forEach((id, now) -> {
                    if (!moved(jobs.get(id), now)) {
                        waiting.put(id, now.toString());
                    }
                });
            }
        }
        return waiting;
    }

    // Running to scheduled: the attempt ended by itself and is to be repeated, as it would have been without a fault.
    private static boolean moved(Progress then, Progress now) {
        boolean retried = then.state().equals("RUNNING") && now.state().equals("SCHEDULED");
        return now.attempt() > then.attempt() || retried;
    }

    private static Map<UUID, Progress> progress(ResultSet rows) throws SQLException {
        Map<UUID, Progress> jobs = new HashMap<>();
        while (rows.next()) {
            jobs.put(rows.getObject(1, UUID.class), new Progress(rows.getString(2), rows.getInt(3)));
        }
        return jobs;
    }
}
