package io.sluice.benchmark.contestant;

/** Rows as the server itself would have written them, made by the database in one statement. */
public final class Backlog {

    private static final String COLUMNS = "id, type, version, queue, priority, payload, created_at, timeout_ms,"
            + " max_attempts, initial_delay_ms, multiplier, max_delay_ms, owner, state, run_at, fence, attempt,"
            + " failed_attempts, crashes, cancel_requested, progress_percent";
    private static final String SPEC = "uuidv7(), 'benchmark.numbered', 1, 'default', 4, '{\"n\":-1}', now(), 300000,"
            + " 5, 1000, 2, 300000, 'benchmark'";

    private Backlog() {}

    /** Jobs that may run at once. */
    public static String queued(int count) {
        return insert("job", "'QUEUED', now(), 0, 0, 0, 0, false, 0", "", count);
    }

    /** Jobs due in a month, spread over a day. */
    public static String dueNextMonth(int count) {
        return insert(
                "job",
                "'SCHEDULED', now() + interval '30 days' + n % 86400 * interval '1 second', 0, 0, 0, 0, false, 0",
                "",
                count);
    }

    /** Jobs that have run. */
    public static String finished(int count) {
        return insert(
                "finished_job",
                "'SUCCEEDED', now(), 1, 1, 0, 0, false, 0, now(), now(), 'null', 'benchmark'",
                ", started_at, finished_at, result, node",
                count);
    }

    /** The same, with a tag that one job in twenty has. */
    public static String tagged(String insert) {
        return "WITH stored AS (" + insert + " RETURNING id) INSERT INTO job_tag (name, tag_value, job_id)"
                + " SELECT 'shard', row_number() OVER () % 20, id FROM stored";
    }

    private static String insert(String table, String status, String moreColumns, int count) {
        return "INSERT INTO " + table + " (" + COLUMNS + moreColumns + ") SELECT " + SPEC + ", " + status
                + " FROM generate_series(1, " + count + ") AS n";
    }
}
