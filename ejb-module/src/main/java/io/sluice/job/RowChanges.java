package io.sluice.job;

import io.sluice.config.SqlDialect;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A change of many jobs at once, or their insertion, each with values of its own. */
sealed interface RowChanges {

    /** A job as its settler saw it. */
    record Fenced(UUID id, long fence) {
        private static final Long NEW = 0L;

        static Fenced of(Map<String, Object> row) {
            return new Fenced((UUID) row.get("id"), (Long) row.getOrDefault("fence", NEW));
        }
    }

    /** Makes the change for each set of values, which holds {@code id} and, unless the job is new, {@code fence}; answers which were made. */
    Set<Fenced> apply(EntityManager entityManager, List<Map<String, Object>> rows);

    /** The fastest way this database has. */
    static RowChanges of(SqlDialect dialect, String sql) {
        return dialect == SqlDialect.POSTGRESQL ? new Joined(new ArraySql(sql)) : new OneByOne(new NamedSql(sql));
    }

    /** One statement for all: PostgreSQL spends more on starting a statement than on changing a row. */
    record Joined(ArraySql sql) implements RowChanges {
        @Override
        public Set<Fenced> apply(EntityManager entityManager, List<Map<String, Object>> rows) {
            return sql.changed(entityManager, rows);
        }
    }

    /** A JDBC batch. */
    record OneByOne(NamedSql sql) implements RowChanges {
        @Override
        public Set<Fenced> apply(EntityManager entityManager, List<Map<String, Object>> rows) {
            int[] counts = sql.batch(entityManager, rows);
            Set<Fenced> changed = new HashSet<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 1) {
                    changed.add(Fenced.of(rows.get(i)));
                }
            }
            return changed;
        }
    }
}
