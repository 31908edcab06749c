package io.sluice.job;

import io.sluice.shared.IdGenerator;
import io.sluice.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Lists of jobs, newest first, paged by identifier: the tenth thousandth page costs what the first does. */
@ApplicationScoped
public class JobListStore {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entityManager;

    protected JobListStore() {}

    public JobListStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    public Page<Job> list(JobFilter filter, int limit, Optional<UUID> after) {
        return filter.isByTagAlone() ? tagged(filter, limit, after) : filtered(filter, limit, after);
    }

    private Page<Job> filtered(JobFilter filter, int limit, Optional<UUID> after) {
        // A job that ends between the two looks is in both: as it ended is how it is shown.
        Map<UUID, JobRow> newestFirst = new TreeMap<>(Comparator.reverseOrder());
        rows(LiveJob.class, "job", filter, limit + 1, after).forEach(row -> newestFirst.put(row.id, row));
        rows(FinishedJob.class, "finished_job", filter, limit + 1, after).forEach(row -> newestFirst.put(row.id, row));
        List<JobRow> found = newestFirst.values().stream().limit(limit + 1L).toList();
        List<JobRow> page = found.subList(0, Math.min(limit, found.size()));
        Optional<UUID> next = found.size() > limit ? Optional.of(page.get(limit - 1).id) : Optional.empty();
        return page(page, next);
    }

    // The key of the tags is in the order of the list: with jobs of that tag few and far between, looking through the
    // jobs for those that have it took as long as there are jobs.
    private Page<Job> tagged(JobFilter filter, int limit, Optional<UUID> after) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>(List.of("j.name = :tagName", "j.tag_value = :tagValue"));
        conditions.addAll(range("j.job_id", filter, after, values));
        values.put("tagName", filter.tag().orElseThrow().name());
        values.put("tagValue", filter.tag().orElseThrow().value());
        Query query = entityManager.createNativeQuery(
                "SELECT j.job_id FROM job_tag j WHERE " + String.join(" AND ", conditions) + " ORDER BY j.job_id DESC",
                UUID.class);
        values.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<UUID> found = query.setMaxResults(limit + 1).getResultList();
        List<UUID> ids = found.subList(0, Math.min(limit, found.size()));
        Map<UUID, JobRow> newestFirst = new TreeMap<>(Comparator.reverseOrder());
        byId(LiveJob.class, ids).forEach(row -> newestFirst.put(row.id, row));
        byId(FinishedJob.class, ids).forEach(row -> newestFirst.put(row.id, row));
        return page(newestFirst.values(), found.size() > limit ? Optional.of(ids.get(limit - 1)) : Optional.empty());
    }

    private <R extends JobRow> List<R> byId(Class<R> entity, List<UUID> ids) {
        return entityManager
                .createQuery("SELECT j FROM " + entity.getSimpleName() + " j WHERE j.id IN :ids", entity)
                .setParameter("ids", ids)
                .getResultList();
    }

    private static Page<Job> page(Collection<JobRow> rows, Optional<UUID> next) {
        return new Page<>(rows.stream().map(JobRow::toJob).toList(), next.map(UUID::toString));
    }

    private <R extends JobRow> Stream<R> rows(
            Class<R> entity, String table, JobFilter filter, int limit, Optional<UUID> after) {
        if (!mayHold(entity, filter)) {
            return Stream.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        String where = String.join(" AND ", conditions(filter, after, values));
        Query query = entityManager.createNativeQuery(
                "SELECT * FROM " + table + " j" + (where.isEmpty() ? "" : " WHERE " + where) + " ORDER BY j.id DESC",
                entity);
        values.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<R> rows = query.setMaxResults(limit).getResultList();
        return rows.stream();
    }

    private static boolean mayHold(Class<?> entity, JobFilter filter) {
        boolean finished = entity == FinishedJob.class;
        return filter.states().isEmpty() || filter.states().stream().anyMatch(state -> state.terminal() == finished);
    }

    private static List<String> conditions(JobFilter filter, Optional<UUID> after, Map<String, Object> values) {
        List<String> conditions = range("j.id", filter, after, values);
        if (!filter.states().isEmpty()) {
            List<String> names = filter.states().stream().map(Enum::name).toList();
            add(conditions, values, "j.state IN (:states)", "states", names);
        }
        filter.type().ifPresent(type -> add(conditions, values, "j.type = :type", "type", type));
        filter.queue().ifPresent(queue -> add(conditions, values, "j.queue = :queue", "queue", queue));
        filter.tag().ifPresent(tag -> {
            String tagged = "EXISTS (SELECT 1 FROM job_tag t WHERE t.name = :tagName AND t.tag_value = :tagValue"
                    + " AND t.job_id = j.id)";
            add(conditions, values, tagged, "tagName", tag.name());
            values.put("tagValue", tag.value());
        });
        return conditions;
    }

    // Identifiers begin with the time of creation, so a range of time is a range of identifiers.
    private static List<String> range(
            String column, JobFilter filter, Optional<UUID> after, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        after.ifPresent(id -> add(conditions, values, column + " < :after", "after", id));
        filter.from()
                .map(JobListStore::lowest)
                .ifPresent(id -> add(conditions, values, column + " >= :from", "from", id));
        filter.to().map(JobListStore::lowest).ifPresent(id -> add(conditions, values, column + " < :to", "to", id));
        return conditions;
    }

    private static UUID lowest(Instant time) {
        return IdGenerator.lowest(time.toEpochMilli());
    }

    private static void add(
            List<String> conditions, Map<String, Object> values, String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }
}
