package io.sluice.workload;

import io.sluice.spi.JobContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;

/** A job context that remembers what the handler said and can be cancelled. */
public final class RecordingContext implements JobContext {

    private final int attempt;
    private final String idempotencyKey;
    private final List<Integer> percents = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    public RecordingContext(int attempt, String idempotencyKey) {
        this.attempt = attempt;
        this.idempotencyKey = idempotencyKey;
    }

    public static RecordingContext attempt(int attempt) {
        return new RecordingContext(attempt, "key-1");
    }

    public void cancel() {
        cancelled = true;
    }

    public List<Integer> percents() {
        return percents;
    }

    @Override
    public UUID jobId() {
        return new UUID(0, 1);
    }

    @Override
    public String type() {
        return "test";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public Map<String, String> tags() {
        return Map.of();
    }

    @Override
    public String idempotencyKey() {
        return idempotencyKey;
    }

    @Override
    public void progress(int percent, String message) {
        percents.add(percent);
    }

    @Override
    public boolean isCancellationRequested() {
        return cancelled;
    }

    @Override
    public void throwIfCancellationRequested() {
        if (cancelled) {
            throw new CancellationException();
        }
    }

    @Override
    public Instant deadline() {
        return Instant.MAX;
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("test");
    }
}
