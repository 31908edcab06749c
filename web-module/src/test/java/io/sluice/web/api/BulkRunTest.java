package io.sluice.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.job.JobSpec;
import io.sluice.shared.JsonLimits;
import io.sluice.shared.Problem;
import io.sluice.shared.ProblemException;
import io.sluice.submission.Submitted;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class BulkRunTest {

    private static final JsonLimits LINE = JsonLimits.ofBytes(40);

    private final Queue<CompletableFuture<Submitted>> pending = new ArrayDeque<>();
    private final List<JobSpec.Origin> origins = new ArrayList<>();
    private int mostPending;

    private CompletionStage<Submitted> submit(JsonObject request, JobSpec.Origin origin) {
        if (request.containsKey("refuse")) {
            throw Problem.conflict("refused").asException();
        }
        if (request.containsKey("break")) {
            throw new IllegalStateException("a bug");
        }
        assertThat(request.containsKey("idempotencyKey")).isFalse();
        origins.add(origin);
        CompletableFuture<Submitted> answer = new CompletableFuture<>();
        pending.add(answer);
        mostPending = Math.max(mostPending, pending.size());
        return answer;
    }

    private CompletableFuture<String> run(InputStream body, int lines, int inFlight) {
        BulkReader reader =
                new BulkReader(this::submit, new JobSpec.Origin("ann", null, null), LINE, "/api/v1/jobs/bulk");
        BulkRun.Limits limits = new BulkRun.Limits(lines, inFlight);
        return new BulkRun(new BulkLines(body, LINE.bytes()), reader, limits, Runnable::run)
                .start()
                .toCompletableFuture();
    }

    private List<String> run(String body, int lines, int inFlight) {
        CompletableFuture<String> done = run(new ByteArrayInputStream(body.getBytes(UTF_8)), lines, inFlight);
        while (!pending.isEmpty()) {
            assertThat(done).isNotDone();
            pending.remove().complete(new Submitted(Fixtures.queued(), false));
        }
        return done.join().lines().toList();
    }

    @Test
    void everyLineIsAnsweredInOrderAndABadOneStopsNoOther() {
        List<String> answers = run(
                "{\"n\":1}\n\n  \r\n{oops\n{\"refuse\":1}\n{\"long\":\"" + "x".repeat(40)
                        + "\"}\n[]\n{\"break\":1}\n{\"n\":2}",
                100,
                10);

        assertThat(answers).hasSize(7);
        assertThat(answers.get(0))
                .isEqualTo("{\"line\":1,\"id\":\"" + Fixtures.ID + "\",\"state\":\"QUEUED\",\"replayed\":false}");
        assertThat(answers.get(1)).contains("\"line\":4,").contains("\"status\":400");
        assertThat(answers.get(2)).contains("\"line\":5,").contains("\"status\":409");
        assertThat(answers.get(3)).contains("\"line\":6,").contains("\"status\":413");
        assertThat(answers.get(4)).contains("\"line\":7,").contains("\"status\":400");
        assertThat(answers.get(5))
                .contains("\"line\":8,")
                .contains("\"status\":500")
                .doesNotContain("a bug");
        assertThat(answers.get(6)).contains("\"line\":9,").contains("QUEUED");
    }

    @Test
    void noMoreLinesThanAllowedWaitAtOnce() {
        assertThat(run("{}\n".repeat(1_000), 1_000, 7)).hasSize(1_000);
        assertThat(mostPending).isEqualTo(7);
    }

    @Test
    void readingStopsPastTheLastLineAllowed() {
        List<String> answers = run("{}\n".repeat(5), 3, 10);

        assertThat(answers).hasSize(4);
        assertThat(answers.get(3)).contains("\"line\":4,").contains("\"status\":413");
        assertThat(origins).hasSize(3);
    }

    @Test
    void exactlyAsManyLinesAsAllowedAreFine() {
        assertThat(run("{}\n{}\n{}\n", 3, 10)).hasSize(3).noneMatch(answer -> answer.contains("413"));
        assertThat(run("", 3, 10)).isEmpty();
    }

    @Test
    void aLineMayBringItsOwnIdempotencyKey() {
        List<String> answers =
                run("{\"idempotencyKey\":\"k1\"}\n{\"idempotencyKey\":\"a b\"}\n{\"idempotencyKey\":7}", 9, 9);

        assertThat(origins).containsExactly(new JobSpec.Origin("ann", "k1", null));
        assertThat(answers.get(1)).contains("/idempotencyKey").contains("\"status\":422");
        assertThat(answers.get(2)).contains("\"status\":422");
    }

    @Test
    void aBodyThatBreaksOffIsMalformed() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(run(broken, 9, 9)::join).hasRootCauseInstanceOf(ProblemException.class);
    }
}
