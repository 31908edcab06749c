package io.sluice.it.fault;

import io.sluice.it.fault.Finding.Breach;
import io.sluice.it.fault.Promises.Promise;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/** Compares what was promised with what the database and the called service know. Asks Sluice nothing. */
final class Auditor {

    private record Row(UUID id, String type, String state, String key, boolean live) {}

    private final Promises promises;
    private final Effects effects;
    private final List<Finding> findings = new ArrayList<>();

    private Auditor(Promises promises, Effects effects) {
        this.promises = promises;
        this.effects = effects;
    }

    /** To be called when all is quiet: what has not ended by then is stuck. */
    static List<Finding> audit(Connection connection, Promises promises, Effects effects) throws SQLException {
        Auditor auditor = new Auditor(promises, effects);
        Map<UUID, Row> rows = auditor.rows(connection);
        Map<UUID, Long> entries = entries(connection);
        auditor.checkAcknowledged(rows);
        rows.values().forEach(row -> auditor.checkEnd(row, entries.getOrDefault(row.id(), 0L)));
        entries.keySet().stream()
                .filter(job -> !rows.containsKey(job))
                .forEach(job -> auditor.found(Breach.LOST, job, "a posting without its job"));
        auditor.checkKeys(rows);
        auditor.checkEffects(rows);
        return auditor.findings;
    }

    private Map<UUID, Row> rows(Connection connection) throws SQLException {
        Map<UUID, Row> rows = new HashMap<>();
        String columns = "SELECT id, type, state, idempotency_key, ";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        columns + "true FROM job UNION ALL " + columns + "false FROM finished_job")) {
            while (result.next()) {
                Row row = new Row(
                        result.getObject(1, UUID.class),
                        result.getString(2),
                        result.getString(3),
                        result.getString(4),
                        result.getBoolean(5));
                if (rows.put(row.id(), row) != null) {
                    found(Breach.DOUBLED, row.id(), "both unfinished and finished");
                }
            }
        }
        return rows;
    }

    private static Map<UUID, Long> entries(Connection connection) throws SQLException {
        Map<UUID, Long> entries = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT job_id, count(*) FROM ledger_entry GROUP BY job_id")) {
            while (result.next()) {
                entries.put(result.getObject(1, UUID.class), result.getLong(2));
            }
        }
        return entries;
    }

    private void checkAcknowledged(Map<UUID, Row> rows) {
        promises.all().keySet().stream()
                .filter(job -> !rows.containsKey(job))
                .forEach(job -> found(Breach.LOST, job, "acknowledged, and not in the database"));
    }

    // Also of jobs whose answer was lost: they exist, so they count.
    private void checkEnd(Row row, long entries) {
        Promise promise = promises.all().get(row.id());
        String expected = promise == null ? "SUCCEEDED" : promise.order().kind().end();
        if (row.live()) {
            found(Breach.STUCK, row.id(), row.type() + " is still " + row.state());
        } else if (!row.state().equals(expected)) {
            found(Breach.WRONG, row.id(), row.type() + " ended " + row.state() + ", not " + expected);
        }
        boolean posts = row.type().equals("example.ledger.post") && row.state().equals("SUCCEEDED");
        if (entries > (posts ? 1 : 0)) {
            found(Breach.DOUBLED, row.id(), entries + " postings of a " + row.type() + " that is " + row.state());
        } else if (posts && entries == 0) {
            found(Breach.LOST, row.id(), "succeeded without its posting");
        }
    }

    private void checkKeys(Map<UUID, Row> rows) {
        Map<String, Set<UUID>> jobs = new HashMap<>();
        promises.jobsOfKey().forEach((key, ids) -> jobs.computeIfAbsent(key, k -> new HashSet<>())
                .addAll(ids));
        rows.values().stream().filter(row -> row.key() != null).forEach(row -> jobs.computeIfAbsent(
                        row.key(), k -> new HashSet<>())
                .add(row.id()));
        jobs.forEach((key, ids) -> {
            if (ids.size() > 1) {
                found(Breach.DOUBLED, ids.iterator().next(), "one Idempotency-Key, jobs " + ids);
            }
        });
    }

    private void checkEffects(Map<UUID, Row> rows) {
        Map<String, String> tokenOfKey = new HashMap<>();
        promises.all().forEach((job, promise) -> {
            Row row = rows.get(job);
            if (promise.order().kind() == Kind.EFFECT && row != null && !row.live()) {
                checkEffect(job, promise.order().token(), tokenOfKey);
            }
        });
    }

    private void checkEffect(UUID job, String token, Map<String, String> tokenOfKey) {
        Queue<String> calls = effects.keys().get(token);
        if (calls == null) {
            found(Breach.LOST, job, "ended without its effect");
            return;
        }
        Set<String> keys = Set.copyOf(calls);
        if (keys.size() > 1) {
            found(Breach.DOUBLED, job, "one effect under the keys " + keys);
        }
        for (String key : keys) {
            String other = tokenOfKey.put(key, token);
            if (other != null && !other.equals(token)) {
                found(Breach.DOUBLED, job, "shares the key " + key + " with another effect");
            }
        }
    }

    private void found(Breach breach, UUID job, String what) {
        findings.add(new Finding(breach, job, what));
    }
}
