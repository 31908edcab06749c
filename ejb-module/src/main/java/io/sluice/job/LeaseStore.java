package io.sluice.job;

import io.sluice.config.SqlDialect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Who runs what, and for how long without a sign of life. Needs a transaction. */
@ApplicationScoped
public class LeaseStore {

    private static final NamedSql RENEW = new NamedSql("UPDATE job SET lease_until = :until, progress_percent ="
            + " :percent, progress_message = :message WHERE id = :id AND fence = :fence AND state = 'RUNNING'");

    @PersistenceContext(unitName = "sluice")
    private EntityManager entityManager;

    private SqlDialect dialect;

    protected LeaseStore() {}

    @Inject
    LeaseStore(SqlDialect dialect) {
        this.dialect = dialect;
    }

    public LeaseStore(EntityManager entityManager, SqlDialect dialect) {
        this.entityManager = entityManager;
        this.dialect = dialect;
    }

    /** Starts an attempt of each of the jobs that is still queued; answers those. */
    public List<RunningJob> claim(Collection<UUID> ids, String node, Instant now, Instant leaseUntil) {
        String change = "UPDATE job SET state = '" + JobTransitions.require(JobState.QUEUED, JobEvent.CLAIM)
                + "', attempt = attempt + 1, fence = fence + 1, node = ?, started_at = ?, lease_until = ?,"
                + " released_until = NULL, progress_percent = 0, progress_message = NULL"
                + " WHERE id = ANY(?) AND state = 'QUEUED' AND cancel_requested = FALSE";
        String sql = dialect.returning(change, RunningRow.COLUMNS);
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            dialect.relax(connection);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, node);
                statement.setObject(2, now.atOffset(ZoneOffset.UTC));
                statement.setObject(3, leaseUntil.atOffset(ZoneOffset.UTC));
                statement.setArray(4, connection.createArrayOf("uuid", ids.toArray()));
                return read(statement);
            }
        });
    }

    private static List<RunningJob> read(PreparedStatement statement) throws SQLException {
        List<RunningJob> claimed = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                claimed.add(RunningRow.read(rows));
            }
        }
        return claimed;
    }

    /** A sign of life of one running job. */
    public record Renewal(UUID id, long fence, Progress progress) {}

    /** Prolongs leases and stores progress; answers those that had lost theirs. */
    public Set<Renewal> renew(List<Renewal> wanted, Instant until) {
        // In one order, as outcomes are: two transactions that lock the same rows wait instead of deadlocking.
        List<Renewal> renewals =
                wanted.stream().sorted(Comparator.comparing(Renewal::id)).toList();
        int[] counts = RENEW.batch(
                entityManager, renewals.stream().map(one -> row(one, until)).toList());
        Set<Renewal> lost = new HashSet<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                lost.add(renewals.get(i));
            }
        }
        return lost;
    }

    /** Those of this node's jobs that somebody wants cancelled. */
    public Set<UUID> cancelRequested(String node) {
        @SuppressWarnings("unchecked")
        List<UUID> ids = entityManager
                .createNativeQuery(
                        "SELECT id FROM job WHERE cancel_requested = TRUE AND node = :node AND state = 'RUNNING'",
                        UUID.class)
                .setParameter("node", node)
                .getResultList();
        return Set.copyOf(ids);
    }

    /**
     * Running jobs whose lease is over, the longest silent first, locked; without those somebody is changing just now. On H2,
     * too: a renewal changes nothing that the settlement would miss.
     */
    public List<RunningJob> orphans(Instant now, int limit) {
        String sql = "SELECT * FROM job WHERE state = 'RUNNING' AND lease_until <= :now ORDER BY lease_until"
                + " LIMIT :limit FOR UPDATE SKIP LOCKED";
        @SuppressWarnings("unchecked")
        List<LiveJob> rows = entityManager
                .createNativeQuery(sql, LiveJob.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(LiveJob::toRunning).toList();
    }

    private static Map<String, Object> row(Renewal renewal, Instant until) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", renewal.id());
        row.put("fence", renewal.fence());
        row.put("until", until);
        row.put("percent", renewal.progress().percent());
        row.put("message", renewal.progress().message());
        return row;
    }
}
