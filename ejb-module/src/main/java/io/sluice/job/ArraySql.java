package io.sluice.job;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * A statement of PostgreSQL that changes many rows at once. Its text names each value as {@code :name} and joins the
 * table {@code given}, which has them all as columns; it ends by answering identifier and fence of each row it changed.
 */
final class ArraySql {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("id", "uuid"),
            Map.entry("fence", "bigint"),
            Map.entry("at", "timestamptz"),
            Map.entry("runAt", "timestamptz"),
            Map.entry("createdAt", "timestamptz"),
            Map.entry("expiresAt", "timestamptz"),
            Map.entry("releasedUntil", "timestamptz"),
            Map.entry("version", "integer"),
            Map.entry("priority", "smallint"),
            Map.entry("maxAttempts", "integer"),
            Map.entry("attempt", "integer"),
            Map.entry("failed", "integer"),
            Map.entry("crashes", "integer"),
            Map.entry("timeoutMillis", "bigint"),
            Map.entry("initialDelayMillis", "bigint"),
            Map.entry("maxDelayMillis", "bigint"),
            Map.entry("multiplier", "float8"),
            Map.entry("retryable", "boolean"));

    // One statement is one message to the server, which takes 1 GB at the most.
    private static final int CHARACTERS_AT_ONCE = 8_388_608;

    private final String sql;
    private final List<String> names;

    ArraySql(String text) {
        Matcher matcher = NamedSql.PARAMETER.matcher(text);
        Set<String> found = new LinkedHashSet<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        this.names = List.copyOf(found);
        String arrays =
                names.stream().map(name -> "CAST(? AS " + type(name) + "[])").collect(Collectors.joining(", "));
        String columns = names.stream().map(name -> "given_" + name).collect(Collectors.joining(", "));
        this.sql = "WITH given AS (SELECT * FROM unnest(" + arrays + ") AS given(" + columns + "))"
                + matcher.replaceAll("given_$1");
    }

    /** Makes the change for all rows; answers those that were changed, as they were given. */
    Set<RowChanges.Fenced> changed(EntityManager entityManager, List<Map<String, Object>> rows) {
        Set<RowChanges.Fenced> changed = new HashSet<>();
        if (!rows.isEmpty()) {
            entityManager.unwrap(Session.class).doWork(connection -> {
                for (int from = 0; from < rows.size(); ) {
                    int to = next(rows, from);
                    change(connection, rows.subList(from, to), changed);
                    from = to;
                }
            });
        }
        return changed;
    }

    private void change(Connection connection, List<Map<String, Object>> rows, Set<RowChanges.Fenced> changed)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                Object[] values = rows.stream()
                        .map(row -> Objects.toString(row.get(name), null))
                        .toArray(String[]::new);
                statement.setArray(i + 1, connection.createArrayOf(type(name), values));
            }
            try (ResultSet answer = statement.executeQuery()) {
                while (answer.next()) {
                    changed.add(new RowChanges.Fenced(answer.getObject(1, UUID.class), answer.getLong(2)));
                }
            }
        }
    }

    private static int next(List<Map<String, Object>> rows, int from) {
        int characters = 0;
        int to = from;
        while (to < rows.size() && (to == from || characters < CHARACTERS_AT_ONCE)) {
            characters += rows.get(to).values().stream()
                    .mapToInt(value -> value instanceof String text ? text.length() : 0)
                    .sum();
            to++;
        }
        return to;
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name, "varchar");
    }
}
