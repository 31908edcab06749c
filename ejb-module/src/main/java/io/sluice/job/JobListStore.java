package io.sluice.job;

import io.sluice.shared.IdGenerator;
import io.sluice.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
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
        // A job that ends between the two looks is in both: as it ended is how it is shown.
        Map<UUID, JobRow> newestFirst = new TreeMap<>(Comparator.reverseOrder());
        rows(LiveJob.class, "job", filter, limit + 1, after).forEach(row -> newestFirst.put(row.id, row));
        rows(FinishedJob.class, "finished_job", filter, limit + 1, after).forEach(row -> newestFirst.put(row.id, row));
        List<JobRow> found = newestFirst.values().stream().limit(limit + 1L).toList();
        List<JobRow> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next =
                found.size() > limit ? Optional.of(page.get(limit - 1).id.toString()) : Optional.empty();
        return new Page<>(page.stream().map(JobRow::toJob).toList(), next);
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
        List<String> conditions = new ArrayList<>();
        after.ifPresent(id -> add(conditions, values, "j.id < :after", "after", id));
        if (!filter.states().isEmpty()) {
            List<String> names = filter.states().stream().map(Enum::name).toList();
            add(conditions, values, "j.state IN (:states)", "states", names);
        }
        filter.type().ifPresent(type -> add(conditions, values, "j.type = :type", "type", type));
        filter.queue().ifPresent(queue -> add(conditions, values, "j.queue = :queue", "queue", queue));
        // Identifiers begin with the time of creation, so a range of time is a range of the primary key.
        filter.from()
                .ifPresent(from ->
                        add(conditions, values, "j.id >= :from", "from", IdGenerator.lowest(from.toEpochMilli())));
        filter.to().ifPresent(to -> add(conditions, values, "j.id < :to", "to", IdGenerator.lowest(to.toEpochMilli())));
        filter.tag().ifPresent(tag -> {
            String tagged = "EXISTS (SELECT 1 FROM job_tag t WHERE t.name = :tagName AND t.tag_value = :tagValue"
                    + " AND t.job_id = j.id)";
            add(conditions, values, tagged, "tagName", tag.name());
            values.put("tagValue", tag.value());
        });
        return conditions;
    }

    private static void add(
            List<String> conditions, Map<String, Object> values, String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }
}
