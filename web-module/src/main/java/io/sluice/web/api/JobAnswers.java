package io.sluice.web.api;

import io.sluice.config.ManagedThreads;
import io.sluice.job.Job;
import io.sluice.job.JobState;
import io.sluice.job.Jobs;
import io.sluice.shared.Page;
import io.sluice.submission.Submitted;
import io.sluice.web.JsonDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** The answers of {@link JobsResource}, those it has to wait for included. */
@ApplicationScoped
public class JobAnswers {

    private static final long LONGEST_HINT_SECONDS = 60;

    // Not a @Resource: this bean may be made on one of these threads, where the names of the web module are unknown.
    @Inject
    private ManagedThreads executor;

    private Jobs jobs;
    private Clock clock;

    protected JobAnswers() {}

    @Inject
    public JobAnswers(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    Response accepted(Submitted submitted) {
        return describe(Answer.json(202, JobDocument.brief(submitted.job())), submitted)
                .header(HttpHeaders.RETRY_AFTER, pollAfter(submitted.job()))
                .build();
    }

    /** 200 with the job when it ends within the wait, else 202. */
    CompletionStage<Response> acceptedOrEnded(Submitted submitted, Duration wait) {
        UUID id = submitted.job().id();
        // Beginning to wait asks the database: the thread that answers a whole group of submissions must not.
        return built(awaitEndElsewhere(id, wait), job -> {
            Submitted now = new Submitted(job, submitted.replayed());
            Response.ResponseBuilder answer = job.status().state().terminal()
                    ? Answer.json(200, JobDocument.full(job))
                    : Answer.json(202, JobDocument.brief(job)).header(HttpHeaders.RETRY_AFTER, pollAfter(job));
            return describe(answer, now).header(Prefer.APPLIED_HEADER, Prefer.applied(wait));
        });
    }

    private CompletionStage<Job> awaitEndElsewhere(UUID id, Duration wait) {
        try {
            return CompletableFuture.supplyAsync(() -> jobs.awaitEnd(id, wait), executor)
                    .thenCompose(Function.identity());
        } catch (RejectedExecutionException e) {
            // The application stops. The job is stored, and must not be answered as if it were not.
            return jobs.awaitEnd(id, wait);
        }
    }

    /** The job once it ends, or as it is after the wait. */
    CompletionStage<Response> onceEnded(UUID id, Duration wait) {
        return built(jobs.awaitEnd(id, wait), job -> Answer.json(200, JobDocument.full(job))
                .header(Prefer.APPLIED_HEADER, Prefer.applied(wait)));
    }

    static Response found(Job job) {
        return Answer.ok(JobDocument.full(job));
    }

    static Response page(Page<Job> page, UriInfo uri) {
        Response.ResponseBuilder answer = Answer.json(
                200,
                new JsonDocument()
                        .put(
                                "items",
                                JsonDocument.array(page.items().stream()
                                        .map(JobDocument::full)
                                        .toList()))
                        .text("next", page.next().orElse(null))
                        .build());
        page.next().ifPresent(next -> answer.header(HttpHeaders.LINK, "<" + next(uri, next) + ">; rel=\"next\""));
        return answer.build();
    }

    // On a thread of its own: whoever ends a job must not be held up by writing answers to those who waited for it.
    private CompletionStage<Response> built(CompletionStage<Job> end, Function<Job, Response.ResponseBuilder> answer) {
        return end.thenApplyAsync(job -> answer.apply(job).build(), executor);
    }

    private static Response.ResponseBuilder describe(Response.ResponseBuilder answer, Submitted submitted) {
        answer.location(URI.create(JobDocument.path(submitted.job().id())));
        return submitted.replayed() ? answer.header("Idempotency-Replayed", "true") : answer;
    }

    private long pollAfter(Job job) {
        if (job.status().state() != JobState.SCHEDULED) {
            return 1;
        }
        long seconds = Duration.between(clock.instant(), job.status().runAt()).toSeconds() + 1;
        return Math.max(1, Math.min(LONGEST_HINT_SECONDS, seconds));
    }

    private static String next(UriInfo uri, String cursor) {
        URI next = uri.getRequestUriBuilder().replaceQueryParam("after", cursor).build();
        return next.getRawPath() + "?" + next.getRawQuery();
    }
}
