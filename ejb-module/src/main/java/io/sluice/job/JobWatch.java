package io.sluice.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Who waits for which job to end. Waiting holds memory, never a thread. */
@ApplicationScoped
public class JobWatch {

    private final ConcurrentHashMap<UUID, Queue<CompletableFuture<Job>>> watchers = new ConcurrentHashMap<>();

    /** Completes when the job ends. Cancelling or completing it otherwise ends the watch. */
    public CompletableFuture<Job> watch(UUID id) {
        CompletableFuture<Job> end = new CompletableFuture<>();
        watchers.compute(id, (key, queue) -> {
            Queue<CompletableFuture<Job>> those = queue == null ? new ConcurrentLinkedQueue<>() : queue;
            those.add(end);
            return those;
        });
        end.whenComplete((job, failure) -> forget(id, end));
        return end;
    }

    /** The jobs somebody waits for. */
    public List<UUID> watched() {
        return new ArrayList<>(watchers.keySet());
    }

    public boolean isWatched(UUID id) {
        return watchers.containsKey(id);
    }

    public void ended(Job job) {
        Queue<CompletableFuture<Job>> those = watchers.remove(job.id());
        if (those != null) {
            those.forEach(end -> end.complete(job));
        }
    }

    private void forget(UUID id, CompletableFuture<Job> end) {
        watchers.computeIfPresent(id, (key, queue) -> {
            queue.remove(end);
            return queue.isEmpty() ? null : queue;
        });
    }
}
