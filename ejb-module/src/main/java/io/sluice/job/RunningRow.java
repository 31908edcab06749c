package io.sluice.job;

import io.sluice.job.JobSpec.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads what a claim answers. Entities would cost more here than the jobs that are run. */
final class RunningRow {

    static final String COLUMNS = String.join(", ", JobColumns.KEPT)
            + ", run_at, attempt, started_at, error_type, error_message, error_retryable, attempts, node, fence,"
            + " failed_attempts, crashes";

    private final ResultSet row;
    private int column;

    private RunningRow(ResultSet row) {
        this.row = row;
    }

    /** The job of the row the result stands on, whose columns are {@link #COLUMNS}. */
    static RunningJob read(ResultSet row) throws SQLException {
        return new RunningRow(row).read();
    }

    // Columns in the order they are named in: each reader takes the next ones.
    private RunningJob read() throws SQLException {
        UUID id = row.getObject(++column, UUID.class);
        JobSpec spec = spec();
        Job job = new Job(id, spec, status());
        return new RunningJob(job, text(), row.getLong(++column), row.getInt(++column), row.getInt(++column));
    }

    private JobSpec spec() throws SQLException {
        return new JobSpec(
                text(),
                row.getInt(++column),
                text(),
                row.getInt(++column),
                text(),
                JobJson.tags(text()),
                time(),
                time(),
                Duration.ofMillis(row.getLong(++column)),
                retry(),
                new Origin(text(), text(), text()));
    }

    private RetryPolicy retry() throws SQLException {
        return new RetryPolicy(
                row.getInt(++column),
                Duration.ofMillis(row.getLong(++column)),
                row.getDouble(++column),
                Duration.ofMillis(row.getLong(++column)));
    }

    private JobStatus status() throws SQLException {
        Instant runAt = time();
        int attempt = row.getInt(++column);
        Instant startedAt = time();
        return new JobStatus(
                JobState.RUNNING,
                attempt,
                runAt,
                startedAt,
                null,
                false,
                Progress.NONE,
                null,
                error(),
                JobJson.attempts(text()));
    }

    private JobError error() throws SQLException {
        String type = text();
        String message = text();
        boolean retryable = row.getBoolean(++column);
        return type == null ? null : new JobError(type, message, retryable);
    }

    private String text() throws SQLException {
        return row.getString(++column);
    }

    private Instant time() throws SQLException {
        OffsetDateTime time = row.getObject(++column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
