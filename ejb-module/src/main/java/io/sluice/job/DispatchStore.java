package io.sluice.job;

import io.sluice.config.SqlDialect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        String due = "SELECT id FROM job WHERE state = 'SCHEDULED' AND run_at <= :now ORDER BY run_at LIMIT :limit"
                + dialect.forUpdateSkipLocked();
        return entityManager
                .createNativeQuery("UPDATE job SET state = '"
                        + JobTransitions.require(JobState.SCHEDULED, JobEvent.DUE)
                        + "', released_until = NULL WHERE state = 'SCHEDULED' AND id IN (" + due + ")")
                .setParameter("now", now)
                .setParameter("limit", limit)
                .executeUpdate();
    }

    /** Takes back the release of jobs whose message was lost or is late; answers how many. */
    public int lapse(Instant now) {
        String lapsed =
                "SELECT id FROM job WHERE state = 'QUEUED' AND released_until <= :now" + dialect.forUpdateSkipLocked();
        return entityManager
                .createNativeQuery(
                        "UPDATE job SET released_until = NULL WHERE state = 'QUEUED' AND id IN (" + lapsed + ")")
                .setParameter("now", now)
                .executeUpdate();
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
        String next = "SELECT id FROM job WHERE state = 'QUEUED' AND released_until IS NULL"
                + " ORDER BY priority DESC, id LIMIT :limit" + dialect.forUpdateSkipLocked();
        String change = "UPDATE job SET released_until = :until WHERE id IN (" + next + ")";
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entityManager
                .createNativeQuery(dialect.returning(change, "id, priority"))
                .unwrap(NativeQuery.class)
                .addScalar("id", UUID.class)
                .addScalar("priority", Integer.class)
                .setParameter("until", until)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Released((UUID) row[0], (Integer) row[1]))
                .sorted(Comparator.comparing(Released::priority).reversed().thenComparing(Released::id))
                .toList();
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
}
