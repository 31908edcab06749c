package io.sluice.job;

import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;

/** A change with parameters by name that runs as one JDBC batch, which JPA has no word for. */
final class NamedSql {

    /** A value by its name; a cast with two colons is none. */
    static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private final String sql;
    private final List<String> names = new ArrayList<>();

    NamedSql(String text) {
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        this.sql = matcher.replaceAll("?");
    }

    /** Runs the change once for each set of values; answers how many rows each changed. */
    int[] batch(EntityManager entityManager, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        return entityManager.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (Map<String, Object> row : rows) {
                    bind(statement, row);
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    private void bind(PreparedStatement statement, Map<String, Object> row) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            Object value = row.get(names.get(i));
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Enum<?> constant) {
                statement.setString(i + 1, constant.name());
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
