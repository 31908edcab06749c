package io.sluice.execution;

import io.sluice.config.ExecutionSettings;
import io.sluice.config.GroupCommitSettings;
import io.sluice.config.ManagedThreads;
import io.sluice.config.Node;
import io.sluice.config.StorageFailure;
import io.sluice.config.Transactions;
import io.sluice.job.LeaseStore;
import io.sluice.job.RunningJob;
import io.sluice.shared.GroupCommit;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes jobs for this node: the bundles of all workers that ask at that moment, in one statement. */
@ApplicationScoped
public class Claims {

    @Inject
    private ManagedThreads threads;

    private LeaseStore leases;
    private Transactions transactions;
    private ExecutionSettings settings;
    private GroupCommitSettings groups;
    private Node node;
    private Clock clock;
    private GroupCommit<List<UUID>, List<RunningJob>> commits;

    protected Claims() {}

    @Inject
    Claims(
            LeaseStore leases,
            Transactions transactions,
            ExecutionSettings settings,
            GroupCommitSettings groups,
            Node node,
            Clock clock) {
        this.leases = leases;
        this.transactions = transactions;
        this.settings = settings;
        this.groups = groups;
        this.node = node;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        commits = new GroupCommit<>(threads, groups.batch(), this::claimAll, StorageFailure::isOneItems);
    }

    /** Completes with those of the jobs that were still queued, in the order of the names, each with its lease. */
    CompletableFuture<List<RunningJob>> claim(List<UUID> ids) {
        return commits.submit(ids);
    }

    private List<List<RunningJob>> claimAll(List<List<UUID>> bundles) {
        List<UUID> ids = bundles.stream().flatMap(Collection::stream).distinct().toList();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, RunningJob> claimed =
                transactions.run(() -> leases.claim(ids, node.name(), now, now.plus(settings.lease()))).stream()
                        .collect(Collectors.toMap(running -> running.job().id(), Function.identity()));
        // Removing what is given away keeps a job that two messages name from being run twice.
        return bundles.stream()
                .map(bundle -> bundle.stream()
                        .map(claimed::remove)
                        .filter(Objects::nonNull)
                        .toList())
                .toList();
    }
}
