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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        renew(running, now);
        Set<UUID> unwanted = transactions.run(() -> store.cancelRequested(node.name()));
        running.stream()
                .filter(execution -> unwanted.contains(execution.jobId()))
                .forEach(execution -> execution.stop(StopReason.CANCELLED, now));
    }

    private void renew(List<Execution> running, Instant now) {
        Map<Renewal, Execution> due = new HashMap<>();
        for (Execution execution : running) {
            execution.renewal(now, settings.lease().dividedBy(3)).ifPresent(renewal -> due.put(renewal, execution));
        }
        if (due.isEmpty()) {
            return;
        }
        Set<Renewal> lost = transactions.run(() -> store.renew(List.copyOf(due.keySet()), now.plus(settings.lease())));
        // Only what is committed counts as told: after a failure the next round tries again.
        due.forEach((renewal, execution) -> {
            if (lost.contains(renewal)) {
                execution.stop(StopReason.LEASE_LOST, now);
            } else {
                execution.renewed(renewal, now);
            }
        });
    }
}
