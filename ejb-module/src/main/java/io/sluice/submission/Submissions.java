package io.sluice.submission;

import io.sluice.config.GroupCommitSettings;
import io.sluice.config.ManagedThreads;
import io.sluice.config.StorageFailure;
import io.sluice.config.Transactions;
import io.sluice.job.Job;
import io.sluice.job.JobSpec;
import io.sluice.job.JobState;
import io.sluice.job.JobStatus;
import io.sluice.job.Progress;
import io.sluice.shared.GroupCommit;
import io.sluice.shared.IdGenerator;
import io.sluice.shared.Problem;
import io.sluice.shared.ProblemException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Takes jobs in: when the answer comes, the job is committed and on its way. */
@ApplicationScoped
public class Submissions {

    private static final System.Logger LOG = System.getLogger(Submissions.class.getName());

    @Inject
    private ManagedThreads executor;

    private SubmissionTransaction transaction;
    private Dispatcher dispatcher;
    private Transactions transactions;
    private GroupCommitSettings settings;
    private Clock clock;
    private IdGenerator ids;
    private GroupCommit<NewJob, Reply> commits;

    protected Submissions() {}

    @Inject
    Submissions(
            SubmissionTransaction transaction,
            Dispatcher dispatcher,
            Transactions transactions,
            GroupCommitSettings settings,
            Clock clock) {
        this.transaction = transaction;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.ids = new IdGenerator(clock, new SecureRandom());
    }

    @PostConstruct
    void start() {
        commits = new GroupCommit<>(
                executor, settings.batch(), settings.waiting(), this::commit, StorageFailure::isOneItems);
    }

    /**
     * Stores the job, in one transaction with all others submitted at that moment, and rings for it.
     *
     * @return completes once the job is committed; fails with a {@link ProblemException}: 422 when the Idempotency-Key
     *     was used for another request, 503 when too many wait already (nothing was stored) or when the database cannot
     *     be reached (whether the job was stored is then
     *     unknown: repeat it under the same key)
     */
    public CompletionStage<Submitted> submit(JobRequest request, JobSpec.Origin origin) {
        NewJob job = new NewJob(job(request, origin), origin.idempotencyKey() == null ? null : Fingerprint.of(request));
        return commits.submit(job).handle((reply, failure) -> {
            if (failure != null) {
                throw problem(failure);
            }
            return reply.submitted();
        });
    }

    private List<Reply> commit(List<NewJob> jobs) {
        SubmissionTransaction.Result result = transactions.run(() -> transaction.store(jobs));
        dispatcher.stored(result);
        return result.replies();
    }

    private Job job(JobRequest request, JobSpec.Origin origin) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant runAt = request.runAt().orElse(now).truncatedTo(ChronoUnit.MICROS);
        JobSpec spec = new JobSpec(
                request.type(),
                request.version(),
                request.queue(),
                request.priority(),
                request.payload().toString(),
                request.tags(),
                now,
                request.expiresAt()
                        .map(expiry -> expiry.truncatedTo(ChronoUnit.MICROS))
                        .orElse(null),
                request.timeout(),
                request.retry(),
                origin);
        JobState state = runAt.isAfter(now) ? JobState.SCHEDULED : JobState.QUEUED;
        return new Job(
                ids.next(),
                spec,
                new JobStatus(state, 0, runAt, null, null, false, Progress.NONE, null, null, List.of()));
    }

    private static RuntimeException problem(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ProblemException problem) {
            return problem;
        }
        LOG.log(System.Logger.Level.ERROR, "Jobs could not be stored", cause);
        return Problem.of(
                        "storage-unavailable",
                        "The job could not be stored",
                        503,
                        "The database did not confirm the job. Submit it again, with the same Idempotency-Key if it"
                                + " had one.")
                .asException();
    }
}
