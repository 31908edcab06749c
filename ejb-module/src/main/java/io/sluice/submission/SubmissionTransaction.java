package io.sluice.submission;

import io.sluice.config.DispatchSettings;
import io.sluice.job.DispatchWindow;
import io.sluice.job.IdempotencyStore;
import io.sluice.job.IdempotencyStore.Key;
import io.sluice.job.Job;
import io.sluice.job.JobState;
import io.sluice.job.JobStore;
import io.sluice.job.JobStore.Entry;
import io.sluice.job.Released;
import io.sluice.shared.FieldError;
import io.sluice.shared.Problem;
import io.sluice.submission.Reply.Accepted;
import io.sluice.submission.Reply.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one transaction of submissions does: claim the Idempotency-Keys, then store every job that is new. */
@ApplicationScoped
public class SubmissionTransaction {

    private JobStore jobs;
    private IdempotencyStore keys;
    private DispatchWindow window;
    private DispatchSettings settings;
    private Clock clock;

    protected SubmissionTransaction() {}

    @Inject
    SubmissionTransaction(
            JobStore jobs, IdempotencyStore keys, DispatchWindow window, DispatchSettings settings, Clock clock) {
        this.jobs = jobs;
        this.keys = keys;
        this.window = window;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What the transaction did, for those who ring once it has committed.
     *
     * @param replies one for each job, in order
     * @param released the new jobs to ring for
     * @param waiting whether a new job is due but found no room in the broker
     */
    record Result(List<Reply> replies, List<Released> released, boolean waiting) {}

    Result store(List<NewJob> submitted) {
        Instant now = clock.instant();
        Map<UUID, Key> holders = claimKeys(submitted, now);
        List<Entry> entries = new ArrayList<>();
        for (NewJob one : submitted) {
            Key holder = holders.get(one.job().id());
            if (holder == null || holder.jobId().equals(one.job().id())) {
                entries.add(new Entry(one.job(), release(one.job(), now)));
            }
        }
        jobs.insert(entries);
        List<Reply> replies = submitted.stream()
                .map(one -> reply(one, holders.get(one.job().id())))
                .toList();
        return new Result(replies, released(entries), entries.stream().anyMatch(SubmissionTransaction::waits));
    }

    private Map<UUID, Key> claimKeys(List<NewJob> submitted, Instant now) {
        List<NewJob> keyed = submitted.stream().filter(NewJob::hasKey).toList();
        Map<UUID, Key> holders = new HashMap<>();
        if (!keyed.isEmpty()) {
            List<Key> claimed =
                    keys.claim(keyed.stream().map(SubmissionTransaction::key).toList(), now);
            for (int i = 0; i < claimed.size(); i++) {
                holders.put(keyed.get(i).job().id(), claimed.get(i));
            }
        }
        return holders;
    }

    private static Key key(NewJob one) {
        var origin = one.job().spec().origin();
        return new Key(
                origin.owner(),
                origin.idempotencyKey(),
                one.fingerprint(),
                one.job().id());
    }

    private Instant release(Job job, Instant now) {
        boolean due = job.status().state() == JobState.QUEUED;
        return due && window.tryRelease() ? now.plus(settings.release()) : null;
    }

    private Reply reply(NewJob one, Key holder) {
        if (holder == null || holder.jobId().equals(one.job().id())) {
            return new Accepted(new Submitted(one.job(), false));
        }
        if (!holder.fingerprint().equals(one.fingerprint())) {
            return new Refused(Problem.invalid(List.of(new FieldError(
                    "Idempotency-Key",
                    "was used for another request, which became job " + holder.jobId() + "; use a new key"))));
        }
        return jobs.find(holder.jobId())
                .<Reply>map(job -> new Accepted(new Submitted(job, true)))
                .orElseGet(() -> new Refused(Problem.conflict("The Idempotency-Key names job " + holder.jobId()
                        + ", which has been deleted since; use a new key to run it again.")));
    }

    private static List<Released> released(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.releasedUntil() != null)
                .map(entry -> new Released(
                        entry.job().id(),
                        entry.job().spec().type(),
                        entry.job().spec().priority(),
                        false))
                .toList();
    }

    private static boolean waits(Entry entry) {
        return entry.releasedUntil() == null && entry.job().status().state() == JobState.QUEUED;
    }
}
