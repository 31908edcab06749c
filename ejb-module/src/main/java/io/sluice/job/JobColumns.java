package io.sluice.job;

import java.util.List;

/** The columns of the two job tables, grouped by who writes them. */
final class JobColumns {

    /** What was asked for: carried along unchanged whenever a row moves. */
    static final List<String> KEPT = List.of(
            "id",
            "type",
            "version",
            "queue",
            "priority",
            "payload",
            "tags",
            "created_at",
            "expires_at",
            "timeout_ms",
            "max_attempts",
            "initial_delay_ms",
            "multiplier",
            "max_delay_ms",
            "owner",
            "idempotency_key",
            "traceparent");

    /** What a replay sets anew. */
    static final String RESET = ", state, run_at, fence, attempt, failed_attempts, crashes, cancel_requested,"
            + " progress_percent, attempts, error_type, error_message, error_retryable";

    private JobColumns() {}
}
