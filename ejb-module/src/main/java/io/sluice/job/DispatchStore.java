package io.sluice.job;

import io.sluice.config.SqlDialect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The backlog: which waiting jobs become due, are released to the broker, or expire. Needs a transaction. */
@ApplicationScoped
public class DispatchStore {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entityManager;

    private SqlDialect dialect;

    protected DispatchStore() {}

    @Inject
    DispatchStore(SqlDialect dialect) {
        this.dialect = dialect;
    }

    public DispatchStore(EntityManager entityManager, SqlDialect dialect) {
        this.entityManager = entityManager;
        this.dialect = dialect;
    }

    /** Puts jobs whose time has come into the queue; answers how many. */
    public int promote(Instant now, int limit) {
        relax();
        List<UUID> due = ids(entityManager
                .createNativeQuery("SELECT id FROM job WHERE state = 'SCHEDULED' AND run_at <= :now ORDER BY run_at"
                        + " LIMIT :limit" + dialect.forUpdateSkipLocked())
                .setParameter("now", now)
                .setParameter("limit", limit));
        JobState to = JobTransitions.require(JobState.SCHEDULED, JobEvent.DUE);
        return change("state = '" + to + "', released_until = NULL", "state = 'SCHEDULED'", due);
    }

    /** Takes back the release of jobs whose message was lost or is late; answers how many. */
    public int lapse(Instant now) {
        relax();
        List<UUID> lapsed = ids(entityManager
                .createNativeQuery("SELECT id FROM job WHERE state = 'QUEUED' AND released_until <= :now"
                        + dialect.forUpdateSkipLocked())
                .setParameter("now", now));
        return change("released_until = NULL", "state = 'QUEUED'", lapsed);
    }

    /** How many jobs are released and not yet claimed. */
    public int released() {
        Number count = (Number) entityManager
                .createNativeQuery("SELECT count(*) FROM job WHERE state = 'QUEUED' AND released_until IS NOT NULL")
                .getSingleResult();
        return count.intValue();
    }

    /** Releases the next jobs by priority, then age; answers them in that order. */
    public List<Released> release(Instant until, int limit) {
        relax();
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "SELECT id, type, priority, crashes FROM job WHERE state = 'QUEUED' AND released_until IS NULL"
                                + " ORDER BY priority DESC, id LIMIT :limit" + dialect.forUpdateSkipLocked())
                .unwrap(NativeQuery.class)
                .addScalar("id", UUID.class)
                .addScalar("type", String.class)
                .addScalar("priority", Integer.class)
                .addScalar("crashes", Integer.class)
                .setParameter("limit", limit)
                .getResultList();
        List<Released> next = rows.stream()
                .map(row -> new Released((UUID) row[0], (String) row[1], (Integer) row[2], (Integer) row[3] > 0))
                .toList();
        if (!next.isEmpty()) {
            UUID[] ids = next.stream().map(Released::id).toArray(UUID[]::new);
            entityManager
                    .createNativeQuery(
                            "UPDATE job SET released_until = :until WHERE id = ANY(:ids)" + " AND state = 'QUEUED'")
                    .setParameter("until", until)
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        return next;
    }

    /** Waiting jobs past their expiry, locked. */
    public List<RunningJob> expired(Instant now, int limit) {
        return waiting("expires_at <= :now AND state <> 'RUNNING' ORDER BY expires_at", Map.of("now", now), limit);
    }

    /** Waiting jobs somebody wanted cancelled while an attempt was just ending, locked. */
    public List<RunningJob> unwanted(int limit) {
        return waiting("cancel_requested = TRUE AND state <> 'RUNNING'", Map.of(), limit);
    }

    private List<RunningJob> waiting(String condition, Map<String, Object> values, int limit) {
        Query query = entityManager.createNativeQuery(
                "SELECT * FROM job WHERE " + condition + " LIMIT :limit" + dialect.forUpdateSkipLocked(),
                LiveJob.class);
        values.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<LiveJob> rows = query.setParameter("limit", limit).getResultList();
        return rows.stream().map(LiveJob::toRunning).toList();
    }

    private void relax() {
        entityManager.unwrap(Session.class).doWork(dialect::relax);
    }

    // Rows are picked first and changed by identifier: H2 would run a subquery with a limit once for every row.
    private int change(String assignments, String condition, List<UUID> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        return entityManager
                .createNativeQuery("UPDATE job SET " + assignments + " WHERE id = ANY(:ids) AND " + condition)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private static List<UUID> ids(Query query) {
        return query.unwrap(NativeQuery.class).addScalar("id", UUID.class).getResultList();
    }
}
