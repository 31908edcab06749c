package io.sluice.execution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What this node is running right now. */
@ApplicationScoped
public class Executions {

    private final Set<Bundle> bundles = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<UUID, Execution> running = new ConcurrentHashMap<>();
    private volatile boolean draining;

    void add(Bundle bundle) {
        bundles.add(bundle);
    }

    void remove(Bundle bundle) {
        bundles.remove(bundle);
    }

    void add(Execution execution) {
        running.put(execution.jobId(), execution);
    }

    void remove(Execution execution) {
        running.remove(execution.jobId(), execution);
    }

    List<Bundle> bundles() {
        return List.copyOf(bundles);
    }

    List<Execution> running() {
        return List.copyOf(running.values());
    }

    Optional<Execution> find(UUID job) {
        return Optional.ofNullable(running.get(job));
    }

    /** From now on the node starts nothing more. */
    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }
}
