package io.sluice.execution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What this node is running right now. */
@ApplicationScoped
public class Executions {

    private final Set<Bundle> bundles = ConcurrentHashMap.newKeySet();
    // By attempt, not by job: after a lost lease a node may run the next attempt beside the last one.
    private final Set<Execution> running = ConcurrentHashMap.newKeySet();
    private volatile boolean open;
    private volatile boolean draining;

    void add(Bundle bundle) {
        bundles.add(bundle);
    }

    void remove(Bundle bundle) {
        bundles.remove(bundle);
    }

    void add(Execution execution) {
        running.add(execution);
    }

    void remove(Execution execution) {
        running.remove(execution);
    }

    List<Bundle> bundles() {
        return List.copyOf(bundles);
    }

    List<Execution> running() {
        return List.copyOf(running);
    }

    /** Whether nothing runs and no outcome of this node waits to be committed. */
    boolean isIdle() {
        return bundles.isEmpty() && running.isEmpty();
    }

    /** From now on the node takes work: it knows its handlers, and what runs is looked after. */
    void open() {
        open = true;
    }

    /** Whether the node takes work: not before it has started, and no more once it drains. */
    boolean takesWork() {
        return open && !draining;
    }

    /** From now on the node starts nothing more. */
    void drain() {
        draining = true;
    }
}
