package io.sluice.job;

import io.sluice.config.ManagedThreads;
import io.sluice.config.SubmissionSettings;
import io.sluice.config.Transactions;
import io.sluice.job.Settlement.End;
import io.sluice.shared.Page;
import io.sluice.shared.Problem;
import io.sluice.shared.ProblemException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Seeing and steering jobs. */
@ApplicationScoped
public class Jobs {

    @Resource
    private ManagedScheduledExecutorService scheduler;

    @Inject
    private ManagedThreads threads;

    private JobStores stores;
    private Transactions transactions;
    private JobWatch watch;
    private DispatchWindow window;
    private SubmissionSettings settings;
    private Clock clock;

    protected Jobs() {}

    @Inject
    Jobs(
            JobStores stores,
            Transactions transactions,
            JobWatch watch,
            DispatchWindow window,
            SubmissionSettings settings,
            Clock clock) {
        this.stores = stores;
        this.transactions = transactions;
        this.watch = watch;
        this.window = window;
        this.settings = settings;
        this.clock = clock;
    }

    public Optional<Job> find(UUID id) {
        return transactions.run(() -> stores.jobs().find(id));
    }

    /**
     * One page of the jobs that match, newest first.
     *
     * @param limit jobs on the page, 1 or more
     * @param after the last job of the page before; empty for the first page
     */
    public Page<Job> list(JobFilter filter, int limit, Optional<UUID> after) {
        return transactions.run(() -> stores.lists().list(filter, limit, after));
    }

    /**
     * Ends a waiting job at once; asks a running one to stop.
     *
     * @throws ProblemException 404 for no such job, 409 when it has ended already
     */
    public Job cancel(UUID id) {
        Job job = transactions.run(
                () -> stores.jobs().lock(id).map(this::cancelLocked).orElseThrow(() -> gone(id)));
        if (job.status().state().terminal()) {
            watch.ended(job);
        }
        return job;
    }

    /**
     * Queues a DEAD job again, with its attempts counted from zero.
     *
     * @throws ProblemException 404 for no such job, 409 when it is not DEAD
     */
    public Job retry(UUID id) {
        Job job = transactions.run(() -> {
            Job found = stores.jobs().find(id).orElseThrow(() -> notFound(id));
            JobState state = found.status().state();
            if (JobTransitions.target(state, JobEvent.REPLAY).isEmpty()
                    || !stores.jobs().replay(found, clock.instant())) {
                throw conflict(id, state, "Only a job that is DEAD can be retried.");
            }
            return stores.jobs().reread(id);
        });
        window.waiting();
        return job;
    }

    /**
     * Completes with the job when it has ended, or as it is once the wait is over. Holds no thread meanwhile.
     *
     * @throws ProblemException 404 for no such job
     */
    public CompletionStage<Job> awaitEnd(UUID id, Duration wait) {
        CompletableFuture<Job> end = watch.watch(id);
        try {
            Job now = find(id).orElseThrow(() -> notFound(id));
            if (now.status().state().terminal() || wait.isZero()) {
                end.complete(now);
                return end;
            }
            ScheduledFuture<?> timer = scheduler.schedule(
                    () -> threads.execute(() -> giveUp(end, now)), wait.toMillis(), TimeUnit.MILLISECONDS);
            return end.whenComplete((job, failure) -> timer.cancel(false));
        } catch (RuntimeException e) {
            // A watch that nobody ends would be looked for until the server stops.
            end.cancel(false);
            throw e;
        }
    }

    private void giveUp(CompletableFuture<Job> end, Job known) {
        try {
            end.complete(find(known.id()).orElse(known));
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private Job cancelLocked(RunningJob running) {
        Job job = running.job();
        if (job.status().state() == JobState.RUNNING) {
            stores.jobs().requestCancel(job.id());
        } else {
            Settlement end =
                    End.ofWaiting(running, JobEvent.CANCEL, job.status().error(), clock.instant(), settings);
            stores.settlements().settle(List.of(end));
        }
        return stores.jobs().reread(job.id());
    }

    private ProblemException gone(UUID id) {
        return stores.jobs()
                .find(id)
                .map(job -> conflict(id, job.status().state(), "A job that has ended cannot be cancelled."))
                .orElseGet(() -> notFound(id));
    }

    private static ProblemException notFound(UUID id) {
        return Problem.notFound("There is no job " + id + ".").asException();
    }

    private static ProblemException conflict(UUID id, JobState state, String rule) {
        return Problem.conflict("Job " + id + " is " + state + ". " + rule).asException();
    }
}
