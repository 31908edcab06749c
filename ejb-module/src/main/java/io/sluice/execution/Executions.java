package io.sluice.execution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What this node is running right now. */
@ApplicationScoped
public class Executions {

    private final Set<Bundle> bundles = ConcurrentHashMap.newKeySet();
    // By attempt, not by job: after a lost lease a node may run the next attempt beside the last one.
    private final Set<Execution> running = ConcurrentHashMap.newKeySet();
    private final Set<Execution> inHandlers = ConcurrentHashMap.newKeySet();
    private Execution onLastChance;
    private final AtomicInteger visits = new AtomicInteger();
    private volatile boolean open;
    private volatile boolean draining;

    void add(Bundle bundle) {
        bundles.add(bundle);
    }

    void remove(Bundle bundle) {
        bundles.remove(bundle);
    }

    /**
     * Answers whether the attempt may start now. Of jobs whose next crash is their last only one runs here at a time: else
     * the one that kills its process takes those that only ran beside it into quarantine.
     */
    synchronized boolean add(Execution execution, boolean lastChance) {
        if (lastChance && onLastChance != null) {
            return false;
        }
        if (lastChance) {
            onLastChance = execution;
        }
        running.add(execution);
        inHandlers.add(execution);
        return true;
    }

    /** Its handler has returned. */
    void remove(Execution execution) {
        inHandlers.remove(execution);
        abandon(execution);
    }

    /** Its handler does not return: the attempt is over, its thread is still away. */
    synchronized void abandon(Execution execution) {
        running.remove(execution);
        if (onLastChance == execution) {
            onLastChance = null;
        }
    }

    /** Threads held by handlers whose attempts are over. */
    int abandoned() {
        return (int) inHandlers.stream().filter(one -> !running.contains(one)).count();
    }

    List<Bundle> bundles() {
        return List.copyOf(bundles);
    }

    List<Execution> running() {
        return List.copyOf(running);
    }

    /** Workers that hold a message. */
    int visits() {
        return visits.get();
    }

    /** Whether nothing runs, and nobody is about to claim what he would then run. */
    boolean isIdle() {
        return visits.get() == 0 && bundles.isEmpty() && running.isEmpty();
    }

    /** Somebody comes with work: answers whether the node takes it. Whoever is let in leaves when he is done. */
    boolean enter() {
        // First counted, then judged: a node that drains sees everybody who was let in.
        visits.incrementAndGet();
        boolean in = takesWork();
        if (!in) {
            visits.decrementAndGet();
        }
        return in;
    }

    void leave() {
        visits.decrementAndGet();
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
