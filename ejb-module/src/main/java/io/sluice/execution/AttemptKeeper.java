package io.sluice.execution;

import io.sluice.config.ExecutionSettings;
import io.sluice.job.JobError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks after running attempts. An attempt that must stop is told so; one grace period later its thread is interrupted;
 * another one later it is abandoned: settled without it, so that whatever it still does is refused by the fence.
 */
@ApplicationScoped
public class AttemptKeeper {

    private static final System.Logger LOG = System.getLogger(AttemptKeeper.class.getName());

    private Executions executions;
    private Settlements settlements;
    private Verdict verdict;
    private JobExecutor executor;
    private ExecutionSettings settings;
    private Clock clock;

    protected AttemptKeeper() {}

    @Inject
    AttemptKeeper(
            Executions executions,
            Settlements settlements,
            Verdict verdict,
            JobExecutor executor,
            ExecutionSettings settings,
            Clock clock) {
        this.executions = executions;
        this.settlements = settlements;
        this.verdict = verdict;
        this.executor = executor;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round over everything this node runs. */
    public void round() {
        Instant now = clock.instant();
        Instant slow = now.minus(settings.handBack());
        Instant old = now.minus(settings.lease().dividedBy(2));
        executions.bundles().forEach(bundle -> executor.handBack(bundle.takeUnstarted(slow, old)));
        for (Execution execution : executions.running()) {
            askToStopWhenLate(execution, now);
            insist(execution, now);
        }
    }

    /** From now on this node takes work: its handlers are registered, and its rounds have begun. */
    public void open() {
        executions.open();
    }

    /** Whether every worker is at work: then no message can be received, and silence says nothing about the broker. */
    public boolean allWorkersBusy() {
        return executions.visits() >= settings.concurrency();
    }

    /** Workers whose thread is held by a handler that ignored every request to stop. */
    public int lostWorkers() {
        return executions.abandoned();
    }

    /** Attempts this node runs now. */
    public int runningAttempts() {
        return executions.running().size();
    }

    /** Starts nothing more and hands back what has not started; answers whether all has ended and is committed. */
    public boolean drain() {
        executions.drain();
        executions.bundles().forEach(bundle -> executor.handBack(bundle.takeUnstarted()));
        return executions.isIdle() && settlements.isIdle();
    }

    /** Interrupts what still runs: the node stops, and the jobs go back to the queue. */
    public void interruptAll() {
        Instant now = clock.instant();
        executions.running().forEach(execution -> {
            execution.stop(StopReason.DRAINED, now);
            execution.interrupt();
        });
    }

    private static void askToStopWhenLate(Execution execution, Instant now) {
        if (!now.isBefore(execution.deadline())) {
            Instant expiry = execution.running().job().spec().expiresAt();
            boolean expired = expiry != null && !now.isBefore(expiry);
            execution.stop(expired ? StopReason.EXPIRED : StopReason.TIMED_OUT, now);
        }
    }

    private void insist(Execution execution, Instant now) {
        Optional<StopReason> reason = execution.stopReason();
        if (reason.isEmpty()) {
            return;
        }
        // A deadline is known in advance: no grace before the interrupt.
        Duration patience = reason.get() == StopReason.CANCELLED ? settings.grace() : Duration.ZERO;
        Instant interruptAt = execution.stopRequestedAt().plus(patience);
        if (!now.isBefore(interruptAt)) {
            execution.interrupt();
        }
        if (!now.isBefore(interruptAt.plus(settings.grace())) && execution.claimSettlement()) {
            abandon(execution, reason.get(), now);
        }
    }

    private void abandon(Execution execution, StopReason reason, Instant now) {
        executions.abandon(execution);
        LOG.log(
                System.Logger.Level.WARNING,
                "Abandoned job {0}: its handler did not stop ({1})",
                execution.jobId(),
                reason);
        if (reason != StopReason.LEASE_LOST) {
            JobError error = new JobError("Abandoned", "abandoned: the handler ignored the request to stop", true);
            settlements.settle(verdict.threw(execution.running(), error, Optional.of(reason), now));
        }
    }
}
