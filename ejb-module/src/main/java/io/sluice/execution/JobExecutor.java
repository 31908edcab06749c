package io.sluice.execution;

import io.sluice.config.Transactions;
import io.sluice.job.JobError;
import io.sluice.job.JobSpec;
import io.sluice.job.RunningJob;
import io.sluice.job.Settlement;
import io.sluice.spi.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs one attempt, step by step:
 *
 * <ol>
 *   <li>an attempt whose expiry has passed ends the job;
 *   <li>resolve the handler: a job nobody here can run is put back for other nodes, and parked as DEAD, where an operator
 *       sees it, when none of them can either;
 *   <li>decode the payload into what the handler takes;
 *   <li>invoke the handler, in a transaction of its own if it asks for one;
 *   <li>settle: decide what the attempt makes of the job and commit that, fenced.
 * </ol>
 */
@ApplicationScoped
public class JobExecutor {

    /** The longest result in characters of JSON text; past it the job fails with error type ResultTooLarge. */
    static final int RESULT_LENGTH = 262_144;

    private final Jsonb jsonb = JsonbBuilder.create();
    private HandlerRegistry handlers;
    private Executions executions;
    private Settlements settlements;
    private Transactions transactions;
    private Verdict verdict;
    private Clock clock;

    protected JobExecutor() {}

    @Inject
    JobExecutor(
            HandlerRegistry handlers,
            Executions executions,
            Settlements settlements,
            Transactions transactions,
            Verdict verdict,
            Clock clock) {
        this.handlers = handlers;
        this.executions = executions;
        this.settlements = settlements;
        this.transactions = transactions;
        this.verdict = verdict;
        this.clock = clock;
    }

    /** Runs the attempt; completes when its outcome is committed. */
    CompletableFuture<Boolean> run(RunningJob running) {
        JobSpec spec = running.job().spec();
        Instant now = clock.instant();
        if (spec.expiresAt() != null && !spec.expiresAt().isAfter(now)) {
            JobError late = new JobError("Expired", "Not started by its expiry", false);
            return settlements.settle(verdict.threw(running, late, Optional.of(StopReason.EXPIRED), now));
        }
        Optional<Handler> handler = handlers.find(spec.type());
        if (handler.isEmpty()) {
            return misdelivered(running, Misdelivery.UNKNOWN_TYPE, "No handler here runs jobs of type " + spec.type());
        }
        if (!handler.get().type().versions().contains(spec.version())) {
            return misdelivered(
                    running,
                    Misdelivery.UNKNOWN_VERSION,
                    "The handler of " + spec.type() + " does not know version " + spec.version());
        }
        Object payload;
        try {
            payload = handler.get().decode(spec.payload(), jsonb);
        } catch (RuntimeException | StackOverflowError e) {
            // Not only JsonbException: the payload class has constructors and setters of its own.
            return settlements.settle(verdict.returned(
                    running, Outcome.fail("InvalidPayload", e.toString()), Optional.empty(), clock.instant()));
        }
        return invoke(running, handler.get(), payload);
    }

    /** Puts claimed jobs that have not been started back into the queue; their attempts never were. */
    void handBack(List<RunningJob> unstarted) {
        unstarted.forEach(job -> settlements.settle(verdict.unstarted(job)));
    }

    private CompletableFuture<Boolean> misdelivered(RunningJob running, String error, String message) {
        return settlements.settle(verdict.misdelivered(running, error, message, clock.instant()));
    }

    private CompletableFuture<Boolean> invoke(RunningJob running, Handler handler, Object payload) {
        Execution execution = new Execution(running, deadline(running));
        if (!executions.add(execution, verdict.isLastChance(running))) {
            return settlements.settle(verdict.postponed(running, clock.instant()));
        }
        execution.enter();
        Attempted attempted;
        try {
            attempted = handler.type().transactional()
                    ? transactional(execution, handler, payload)
                    : new Attempted.Open(settlement(execution, checked(handler.handle(payload, execution))));
        } catch (Throwable e) {
            // Errors too, OutOfMemoryError among them: an attempt that nobody ends would keep its lease for ever.
            attempted = new Attempted.Open(threw(execution, handler, e));
        }
        boolean ours = execution.leave();
        executions.remove(execution);
        return settle(attempted, ours);
    }

    // The keeper may have abandoned the attempt and settled it: then there is nothing left to say.
    private CompletableFuture<Boolean> settle(Attempted attempted, boolean ours) {
        if (attempted instanceof Attempted.Committed committed) {
            settlements.announce(committed.settlement());
            return CompletableFuture.completedFuture(true);
        }
        if (!ours || attempted instanceof Attempted.Lost) {
            return CompletableFuture.completedFuture(false);
        }
        return settlements.settle(((Attempted.Open) attempted).settlement());
    }

    private Attempted transactional(Execution execution, Handler handler, Object payload) throws Exception {
        try {
            return transactions.call(() -> {
                Outcome outcome = checked(handler.handle(payload, execution));
                Settlement settlement = settlement(execution, outcome);
                if (outcome instanceof Outcome.Retry || outcome instanceof Outcome.Fail) {
                    throw new UndoneException(settlement);
                }
                settlements.settleHere(settlement);
                return new Attempted.Committed(settlement);
            });
        } catch (UndoneException e) {
            return new Attempted.Open(e.settlement());
        } catch (LeaseLostException e) {
            return new Attempted.Lost();
        }
    }

    private static Outcome checked(Outcome outcome) {
        return outcome instanceof Outcome.Done done && done.result().toString().length() > RESULT_LENGTH
                ? Outcome.fail("ResultTooLarge", "The result is longer than " + RESULT_LENGTH + " characters")
                : outcome;
    }

    private Settlement settlement(Execution execution, Outcome outcome) {
        return verdict.returned(execution.running(), outcome, execution.stopReason(), clock.instant());
    }

    private Settlement threw(Execution execution, Handler handler, Throwable failure) {
        JobError error = new JobError(failure.getClass().getName(), message(failure), handler.canMend(failure));
        execution.logger().log(System.Logger.Level.INFO, () -> "The attempt failed", failure);
        return verdict.threw(execution.running(), error, execution.stopReason(), clock.instant());
    }

    // An exception class is the handler's code, too: what it throws here would leave an attempt that nobody ends.
    private static String message(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            return "(its message cannot be read: " + e.getClass().getName() + ")";
        }
    }

    private static Instant deadline(RunningJob running) {
        JobSpec spec = running.job().spec();
        Instant deadline = running.job().status().startedAt().plus(spec.timeout());
        return spec.expiresAt() != null && spec.expiresAt().isBefore(deadline) ? spec.expiresAt() : deadline;
    }

    /** How far the settlement of an attempt has got. */
    private sealed interface Attempted {
        /** Decided, not yet stored. */
        record Open(Settlement settlement) implements Attempted {}

        /** Stored together with the handler's writes. */
        record Committed(Settlement settlement) implements Attempted {}

        /** Another attempt has the job. */
        record Lost() implements Attempted {}
    }

    /** Rolls back what a transactional handler wrote before it answered that it had failed. */
    private static final class UndoneException extends Exception {
        private final transient Settlement settlement;

        UndoneException(Settlement settlement) {
            super("The handler answered " + settlement.event(), null, false, false);
            this.settlement = settlement;
        }

        Settlement settlement() {
            return settlement;
        }
    }
}
