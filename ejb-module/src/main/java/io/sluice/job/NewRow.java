package io.sluice.job;

import io.sluice.config.SqlDialect;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a job nobody has stored yet becomes a row of the live table. */
final class NewRow {

    private static final List<String> KEPT = List.of(
            ":id",
            ":type",
            ":version",
            ":queue",
            ":priority",
            ":payload",
            ":tags",
            ":createdAt",
            ":expiresAt",
            ":timeoutMillis",
            ":maxAttempts",
            ":initialDelayMillis",
            ":multiplier",
            ":maxDelayMillis",
            ":owner",
            ":idempotencyKey",
            ":traceparent");

    private NewRow() {}

    /** The statement, with each value by its name in {@link #of}. */
    static String insert(SqlDialect dialect) {
        return dialect.insert(
                "job",
                String.join(", ", JobColumns.KEPT)
                        + ", state, run_at, released_until, fence, attempt, failed_attempts, crashes, cancel_requested,"
                        + " progress_percent",
                String.join(", ", KEPT) + ", :state, :runAt, :releasedUntil, 0, 0, 0, 0, FALSE, 0");
    }

    static Map<String, Object> of(Job job, Instant releasedUntil) {
        Map<String, Object> row = new HashMap<>();
        describe(job, row);
        row.put("state", job.status().state().name());
        row.put("runAt", job.status().runAt());
        row.put("releasedUntil", releasedUntil);
        return row;
    }

    private static void describe(Job job, Map<String, Object> row) {
        JobSpec spec = job.spec();
        row.put("id", job.id());
        row.put("type", spec.type());
        row.put("version", spec.version());
        row.put("queue", spec.queue());
        row.put("priority", spec.priority());
        row.put("payload", spec.payload());
        row.put("tags", JobJson.tags(spec.tags()));
        row.put("createdAt", spec.createdAt());
        row.put("expiresAt", spec.expiresAt());
        row.put("timeoutMillis", spec.timeout().toMillis());
        row.put("maxAttempts", spec.retry().maxAttempts());
        row.put("initialDelayMillis", spec.retry().initialDelay().toMillis());
        row.put("multiplier", spec.retry().multiplier());
        row.put("maxDelayMillis", spec.retry().maxDelay().toMillis());
        row.put("owner", spec.origin().owner());
        row.put("idempotencyKey", spec.origin().idempotencyKey());
        row.put("traceparent", spec.origin().traceparent());
    }
}
