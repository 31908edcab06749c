package io.sluice.job;

import io.sluice.config.SqlDialect;
import io.sluice.job.RowChanges.Fenced;
import io.sluice.job.Settlement.End;
import io.sluice.job.Settlement.Return;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes what becomes of jobs, each change fenced: a job that is no longer as its settler saw it stays as it is. */
@ApplicationScoped
public class SettlementStore {

    private static final String FENCED = "id = :id AND fence = :fence AND state IN (%s)";
    private static final String KEPT = String.join(", ", JobColumns.KEPT);
    private static final String ENDED_COLUMNS = KEPT
            + ", state, run_at, fence, node, started_at, cancel_requested, finished_at, attempt, failed_attempts,"
            + " crashes, progress_percent, progress_message, result, error_type, error_message, error_retryable,"
            + " attempts";
    private static final String ENDED_VALUES = KEPT
            + ", '%s', run_at, fence, node, started_at, cancel_requested, CAST(:at AS timestamp with time zone),"
            + " CAST(:attempt AS integer), CAST(:failed AS integer), CAST(:crashes AS integer), %s, progress_message,"
            + " CAST(:result AS varchar), CAST(:errorType AS varchar), CAST(:errorMessage AS varchar),"
            + " CAST(:retryable AS boolean), CAST(:attempts AS varchar)";
    // With a new fence: CANCEL and EXPIRE end waiting jobs too, and a late word of the attempt that was must not.
    private static final String RETURNED = "state = '%s', fence = fence + 1, run_at = COALESCE(CAST(:runAt AS timestamp"
            + " with time zone), run_at), released_until = NULL, lease_until = NULL, node = NULL, attempt = :attempt,"
            + " failed_attempts = :failed, crashes = :crashes, error_type = :errorType, error_message ="
            + " :errorMessage, error_retryable = :retryable, attempts = :attempts";
    private static final NamedSql RELEASE_KEY =
            new NamedSql("UPDATE idempotency_key SET expires_at = :keyUntil WHERE job_id = :id");

    private final Map<JobEvent, RowChanges> statements = new EnumMap<>(JobEvent.class);

    @PersistenceContext(unitName = "sluice")
    private EntityManager entityManager;

    protected SettlementStore() {}

    @Inject
    SettlementStore(SqlDialect dialect) {
        for (JobEvent event : JobEvent.values()) {
            statement(event, dialect).ifPresent(sql -> statements.put(event, RowChanges.of(dialect, sql)));
        }
    }

    public SettlementStore(EntityManager entityManager, SqlDialect dialect) {
        this(dialect);
        this.entityManager = entityManager;
    }

    /** Settles all in the running transaction; answers for each whether it was accepted. */
    public List<Boolean> settle(List<Settlement> settlements) {
        Boolean[] accepted = new Boolean[settlements.size()];
        statements.forEach((event, statement) -> {
            List<Integer> places = IntStream.range(0, settlements.size())
                    .filter(i -> settlements.get(i).event() == event)
                    .boxed()
                    .sorted(Comparator.comparing(i -> settlements.get(i).id()))
                    .toList();
            Set<Fenced> changed = statement.apply(
                    entityManager,
                    places.stream().map(i -> row(settlements.get(i))).toList());
            // Removed, so that of two with one fence only the first counts.
            places.forEach(i -> accepted[i] = changed.remove(
                    new Fenced(settlements.get(i).id(), settlements.get(i).fence())));
        });
        releaseKeys(settlements, accepted);
        return List.of(accepted);
    }

    private void releaseKeys(List<Settlement> settlements, Boolean[] accepted) {
        List<Map<String, Object>> keys = new ArrayList<>();
        for (int i = 0; i < accepted.length; i++) {
            if (accepted[i] && settlements.get(i) instanceof End end && end.keyUntil() != null) {
                keys.add(Map.of("id", end.id(), "keyUntil", end.keyUntil()));
            }
        }
        RELEASE_KEY.batch(entityManager, keys);
    }

    // Claims, replays and due times are not settlements: they are written where rows are picked.
    private static Optional<String> statement(JobEvent event, SqlDialect dialect) {
        Set<JobState> targets = JobTransitions.sources(event).stream()
                .map(from -> JobTransitions.require(from, event))
                .collect(Collectors.toSet());
        JobState to = targets.iterator().next();
        String sources = JobTransitions.sources(event).stream()
                .map(state -> "'" + state + "'")
                .collect(Collectors.joining(", "));
        String fenced = FENCED.formatted(sources);
        return switch (event) {
            case DUE, CLAIM, REPLAY -> Optional.empty();
            case SUCCEED, FAIL, QUARANTINE, CANCEL, EXPIRE ->
                Optional.of(dialect.move(
                        "job",
                        fenced,
                        "finished_job",
                        ENDED_COLUMNS,
                        ENDED_VALUES.formatted(to, event == JobEvent.SUCCEED ? "100" : "progress_percent")));
            case RETRY, SNOOZE, HAND_BACK, RESCUE -> Optional.of(dialect.change("job", RETURNED.formatted(to), fenced));
        };
    }

    private static Map<String, Object> row(Settlement settlement) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", settlement.id());
        row.put("fence", settlement.fence());
        if (settlement instanceof End end) {
            row.put("at", end.at());
            row.put("result", end.result());
            put(row, end.tally(), end.error(), end.attempts());
        } else if (settlement instanceof Return back) {
            row.put("runAt", back.runAt());
            put(row, back.tally(), back.error(), back.attempts());
        }
        return row;
    }

    private static void put(Map<String, Object> row, Settlement.Tally tally, JobError error, List<Attempt> attempts) {
        row.put("attempt", tally.attempt());
        row.put("failed", tally.failedAttempts());
        row.put("crashes", tally.crashes());
        row.put("errorType", error == null ? null : error.type());
        row.put("errorMessage", error == null ? null : error.message());
        row.put("retryable", error == null ? null : error.retryable());
        row.put("attempts", JobJson.attempts(attempts));
    }
}
