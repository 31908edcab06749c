package io.sluice.web.api;

import io.sluice.web.api.BulkLines.Line;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * One bulk request on its way: it reads lines as long as not too many wait for their commit, leaves its thread when they
 * do, and goes on when the oldest is answered. One thread at a time works on it. The answers are short and are kept
 * until the last, so that a client may send everything before it reads anything.
 */
final class BulkRun {

    /** Bytes of the lines in flight, so that many long lines do not fill the memory. */
    private static final int MOST_BYTES_IN_FLIGHT = 8 * 1024 * 1024;

    /** What becomes of a line; neither method fails. */
    interface Reader {

        CompletionStage<String> submit(Line line);

        /** The answer to the first line past the limit, which is the last that is read. */
        String tooMany(Line line);
    }

    private record Waiting(int bytes, CompletableFuture<String> answer) {}

    private final BulkLines lines;
    private final Reader reader;
    private final Limits limits;
    private final Executor executor;
    private final Deque<Waiting> window = new ArrayDeque<>();
    private final StringBuilder answers = new StringBuilder();
    private final CompletableFuture<String> done = new CompletableFuture<>();
    private int read;
    private int bytes;
    private boolean ended;

    /**
     * How much one request may ask for.
     *
     * @param lines that are submitted
     * @param inFlight lines that may wait for their answer at once
     */
    record Limits(int lines, int inFlight) {}

    BulkRun(BulkLines lines, Reader reader, Limits limits, Executor executor) {
        this.lines = lines;
        this.reader = reader;
        this.limits = limits;
        this.executor = executor;
    }

    /** Completes with all answers, one a line. */
    CompletionStage<String> start() {
        work();
        return done;
    }

    private void work() {
        try {
            while (!mustWait()) {
                if (ended) {
                    done.complete(answers.toString());
                    return;
                }
                submitNext();
            }
            window.element()
                    .answer()
                    .whenCompleteAsync((answer, failure) -> work(), executor)
                    .exceptionally(this::fail);
        } catch (IOException e) {
            done.completeExceptionally(JsonBody.brokenOff());
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private boolean mustWait() {
        while (!window.isEmpty() && window.element().answer().isDone()) {
            Waiting oldest = window.remove();
            bytes -= oldest.bytes();
            answers.append(oldest.answer().join()).append('\n');
        }
        boolean full = window.size() >= limits.inFlight() || bytes > MOST_BYTES_IN_FLIGHT;
        return !window.isEmpty() && (ended || full);
    }

    private void submitNext() throws IOException {
        Optional<Line> next = lines.next();
        if (next.isEmpty()) {
            ended = true;
            return;
        }
        Line line = next.get();
        ended = ++read > limits.lines();
        bytes += line.text().length;
        CompletableFuture<String> answer = ended
                ? CompletableFuture.completedFuture(reader.tooMany(line))
                : reader.submit(line).toCompletableFuture();
        window.add(new Waiting(line.text().length, answer));
    }

    private String fail(Throwable failure) {
        done.completeExceptionally(failure);
        return null;
    }
}
