package io.sluice.execution;

import io.sluice.job.LeaseStore.Renewal;
import io.sluice.job.Progress;
import io.sluice.job.RunningJob;
import io.sluice.spi.JobContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/** One attempt while it runs: what its handler sees of it, and what its keeper does to it. */
final class Execution implements JobContext {

    private final RunningJob running;
    private final Instant deadline;
    private final System.Logger logger;
    private volatile Progress progress = Progress.NONE;
    private volatile StopReason stopReason;
    private volatile Instant stopRequestedAt;
    private Instant renewedAt;
    private Progress storedProgress = Progress.NONE;
    private Thread thread;
    private boolean settled;

    Execution(RunningJob running, Instant deadline) {
        this.running = running;
        this.deadline = deadline;
        this.renewedAt = running.job().status().startedAt();
        this.logger = new AttemptLogger(running);
    }

    RunningJob running() {
        return running;
    }

    // Interrupting and leaving share a lock, so that no interrupt reaches what the thread does next.
    synchronized void enter() {
        thread = Thread.currentThread();
    }

    /** The handler has returned; answers whether this attempt is still the handler's to settle. */
    synchronized boolean leave() {
        thread = null;
        Thread.interrupted();
        return claimSettlement();
    }

    /** Gives the right to settle to the first who asks: the handler's thread, or the keeper that abandons it. */
    synchronized boolean claimSettlement() {
        boolean first = !settled;
        settled = true;
        return first;
    }

    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Asks the handler to stop; the first reason stands. */
    synchronized void stop(StopReason reason, Instant now) {
        if (stopReason == null) {
            // The time first: whoever sees the reason reads the time without the lock.
            stopRequestedAt = now;
            stopReason = reason;
        }
    }

    Optional<StopReason> stopReason() {
        return Optional.ofNullable(stopReason);
    }

    /** When it was first asked to stop; null before. */
    Instant stopRequestedAt() {
        return stopRequestedAt;
    }

    /** The sign of life to send now: when the last is as old as {@code every}, or there is progress to tell. */
    synchronized Optional<Renewal> renewal(Instant now, Duration every) {
        Progress latest = progress;
        boolean recent = now.isBefore(renewedAt.plus(every)) && !now.isBefore(renewedAt);
        if (recent && latest.equals(storedProgress)) {
            return Optional.empty();
        }
        return Optional.of(new Renewal(jobId(), running.fence(), latest));
    }

    /** The sign of life has arrived. */
    synchronized void renewed(Renewal renewal, Instant now) {
        renewedAt = now;
        storedProgress = renewal.progress();
    }

    @Override
    public UUID jobId() {
        return running.job().id();
    }

    @Override
    public String type() {
        return running.job().spec().type();
    }

    @Override
    public int version() {
        return running.job().spec().version();
    }

    @Override
    public int attempt() {
        return running.job().status().attempt();
    }

    @Override
    public Map<String, String> tags() {
        return running.job().spec().tags();
    }

    @Override
    public String idempotencyKey() {
        return jobId().toString();
    }

    @Override
    public void progress(int percent, String message) {
        progress = new Progress(percent, message);
    }

    @Override
    public boolean isCancellationRequested() {
        return stopReason != null;
    }

    @Override
    public void throwIfCancellationRequested() {
        StopReason reason = stopReason;
        if (reason != null) {
            throw new CancellationException("The attempt was asked to stop: " + reason);
        }
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public System.Logger logger() {
        return logger;
    }
}
