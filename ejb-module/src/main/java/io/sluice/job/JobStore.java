package io.sluice.job;

import io.sluice.config.SqlDialect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Jobs in the database: taking them in, finding them, and the changes an operator asks for. Needs a transaction. */
@ApplicationScoped
public class JobStore {

    private static final NamedSql TAG =
            new NamedSql("INSERT INTO job_tag (name, tag_value, job_id) VALUES (:name, :value, :id)");
    private static final NamedSql HOLD_KEY =
            new NamedSql("UPDATE idempotency_key SET expires_at = NULL WHERE job_id = :id");

    @PersistenceContext(unitName = "sluice")
    private EntityManager entityManager;

    private RowChanges insertion;

    protected JobStore() {}

    @Inject
    JobStore(SqlDialect dialect) {
        this.insertion = RowChanges.of(dialect, NewRow.insert(dialect));
    }

    public JobStore(EntityManager entityManager, SqlDialect dialect) {
        this(dialect);
        this.entityManager = entityManager;
    }

    /**
     * A job to store.
     *
     * @param releasedUntil how long it counts as released to the broker; null when it is not
     */
    public record Entry(Job job, Instant releasedUntil) {}

    public void insert(List<Entry> entries) {
        insertion.apply(
                entityManager,
                entries.stream()
                        .map(entry -> NewRow.of(entry.job(), entry.releasedUntil()))
                        .toList());
        List<Map<String, Object>> tags = new ArrayList<>();
        for (Entry entry : entries) {
            entry.job()
                    .spec()
                    .tags()
                    .forEach((name, value) -> tags.add(Map.of(
                            "name", name, "value", value, "id", entry.job().id())));
        }
        TAG.batch(entityManager, tags);
    }

    public Optional<Job> find(UUID id) {
        return Optional.<JobRow>ofNullable(entityManager.find(LiveJob.class, id))
                .or(() -> Optional.ofNullable(entityManager.find(FinishedJob.class, id)))
                // Between the two looks it may have been replayed.
                .or(() -> Optional.ofNullable(entityManager.find(LiveJob.class, id)))
                .map(JobRow::toJob);
    }

    /** The job as the running transaction's own changes left it. */
    public Job reread(UUID id) {
        entityManager.clear();
        return find(id).orElseThrow();
    }

    /** The job with its row locked until the transaction ends; empty when it is not among the unfinished. */
    public Optional<RunningJob> lock(UUID id) {
        return Optional.ofNullable(entityManager.find(LiveJob.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(LiveJob::toRunning);
    }

    /** Those of the jobs that have ended. */
    public List<Job> ended(List<UUID> ids) {
        return entityManager
                .createQuery("SELECT j FROM FinishedJob j WHERE j.id IN :ids", FinishedJob.class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(JobRow::toJob)
                .toList();
    }

    public void requestCancel(UUID id) {
        entityManager
                .createNativeQuery("UPDATE job SET cancel_requested = TRUE WHERE id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * Moves a job from the history back into the queue with its counts at zero.
     *
     * @return whether it was there, in a state that allows it
     */
    public boolean replay(Job job, Instant now) {
        Map<String, Object> values =
                Map.of("id", job.id(), "now", now, "from", job.status().state().name());
        JobState to = JobTransitions.require(job.status().state(), JobEvent.REPLAY);
        String columns = String.join(", ", JobColumns.KEPT) + JobColumns.RESET;
        NamedSql restore = new NamedSql("INSERT INTO job (" + columns + ") SELECT "
                + String.join(", ", JobColumns.KEPT) + ", '" + to + "', CAST(:now AS timestamp with time zone)"
                + ", fence + 1, attempt, 0, 0, FALSE, 0, attempts, error_type, error_message, error_retryable"
                + " FROM finished_job WHERE id = :id AND state = :from");
        // Of two who replay it at once the second waits here, and finds it gone.
        boolean there = !entityManager
                .createNativeQuery("SELECT 1 FROM finished_job WHERE id = :id AND state = :from FOR UPDATE")
                .setParameter("id", job.id())
                .setParameter("from", values.get("from"))
                .getResultList()
                .isEmpty();
        boolean restored = there && restore.batch(entityManager, List.of(values))[0] == 1;
        if (restored) {
            entityManager
                    .createNativeQuery("DELETE FROM finished_job WHERE id = :id")
                    .setParameter("id", job.id())
                    .executeUpdate();
            HOLD_KEY.batch(entityManager, List.of(Map.of("id", job.id())));
        }
        return restored;
    }
}
