package io.sluice.execution;

import io.sluice.config.ExecutionSettings;
import io.sluice.config.Node;
import io.sluice.config.Transactions;
import io.sluice.job.LeaseStore;
import io.sluice.job.LeaseStore.Renewal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tells the database what this node still runs and how far it is, and hears which of it nobody wants any more. */
@ApplicationScoped
public class LeaseRenewal {

    private LeaseStore store;
    private Executions executions;
    private Transactions transactions;
    private ExecutionSettings settings;
    private Node node;
    private Clock clock;

    protected LeaseRenewal() {}

    @Inject
    LeaseRenewal(
            LeaseStore store,
            Executions executions,
            Transactions transactions,
            ExecutionSettings settings,
            Node node,
            Clock clock) {
        this.store = store;
        this.executions = executions;
        this.transactions = transactions;
        this.settings = settings;
        this.node = node;
        this.clock = clock;
    }

    /** One round; does nothing while nothing runs. */
    public void round() {
        List<Execution> running = executions.running();
        if (running.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Renewal> due = running.stream()
                .map(execution -> execution.renewal(now, settings.lease().dividedBy(3)))
                .flatMap(Optional::stream)
                .toList();
        if (!due.isEmpty()) {
            Set<UUID> lost = transactions.run(() -> store.renew(due, now.plus(settings.lease())));
            running.stream()
                    .filter(execution -> lost.contains(execution.jobId()))
                    .forEach(execution -> execution.stop(StopReason.LEASE_LOST, now));
        }
        Set<UUID> unwanted = transactions.run(() -> store.cancelRequested(node.name()));
        running.stream()
                .filter(execution -> unwanted.contains(execution.jobId()))
                .forEach(execution -> execution.stop(StopReason.CANCELLED, now));
    }
}
