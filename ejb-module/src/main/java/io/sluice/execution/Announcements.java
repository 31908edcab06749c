package io.sluice.execution;

import io.sluice.config.GroupCommitSettings;
import io.sluice.config.ManagedThreads;
import io.sluice.config.Transactions;
import io.sluice.job.DispatchWindow;
import io.sluice.job.Job;
import io.sluice.job.JobEvent;
import io.sluice.job.JobStore;
import io.sluice.job.JobWatch;
import io.sluice.job.Settlement;
import io.sluice.shared.GroupCommit;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells who waits for a job that it has ended, and who could use the room an attempt leaves. */
@ApplicationScoped
public class Announcements {

    @Inject
    private ManagedThreads executor;

    private JobStore jobs;
    private JobWatch watch;
    private DispatchWindow window;
    private Transactions transactions;
    private GroupCommitSettings settings;
    private GroupCommit<UUID, Optional<Job>> lookups;

    protected Announcements() {}

    @Inject
    Announcements(
            JobStore jobs,
            JobWatch watch,
            DispatchWindow window,
            Transactions transactions,
            GroupCommitSettings settings) {
        this.jobs = jobs;
        this.watch = watch;
        this.window = window;
        this.transactions = transactions;
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        lookups = new GroupCommit<>(executor, settings.batch(), this::ended, failure -> false);
    }

    /** The settlement is committed. Whoever calls this is not kept waiting: jobs are read on another thread, together. */
    void of(Settlement settlement) {
        if (settlement.event() == JobEvent.HAND_BACK || settlement.event() == JobEvent.RESCUE) {
            window.waiting();
        } else if (settlement instanceof Settlement.End && watch.isWatched(settlement.id())) {
            // What fails here is found by the next round over all watched jobs.
            lookups.submit(settlement.id()).thenAccept(job -> job.ifPresent(watch::ended));
        }
    }

    /** Tells those who wait here for jobs that ended elsewhere. */
    public void round() {
        List<UUID> watched = watch.watched();
        for (int from = 0; from < watched.size(); from += settings.batch()) {
            List<UUID> part = new ArrayList<>(watched.subList(from, Math.min(watched.size(), from + settings.batch())));
            transactions.run(() -> jobs.ended(part)).forEach(watch::ended);
        }
    }

    private List<Optional<Job>> ended(List<UUID> ids) {
        List<UUID> asked = ids.stream().distinct().toList();
        Map<UUID, Job> found = transactions.run(() -> jobs.ended(asked)).stream()
                .collect(Collectors.toMap(Job::id, Function.identity()));
        return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
    }
}
