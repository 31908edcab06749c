package io.sluice.it.fault;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Everything Sluice has acknowledged, remembered outside it. */
final class Promises {

    /** @param round the fault under way, or next, when the answer came */
    record Promise(Order order, int round) {}

    private final Map<UUID, Promise> promised = new ConcurrentHashMap<>();
    private final Map<String, Set<UUID>> jobsOfKey = new ConcurrentHashMap<>();
    private volatile int round;

    void made(Order order, UUID job) {
        promised.putIfAbsent(job, new Promise(order, round));
        if (!order.key().isEmpty()) {
            jobsOfKey
                    .computeIfAbsent(order.key(), key -> ConcurrentHashMap.newKeySet())
                    .add(job);
        }
    }

    void round(int number) {
        round = number;
    }

    Map<UUID, Promise> all() {
        return promised;
    }

    Map<String, Set<UUID>> jobsOfKey() {
        return jobsOfKey;
    }

    int count() {
        return promised.size();
    }

    /** The round an acknowledged job belongs to; of one that was never acknowledged nobody knows, so the latest. */
    int roundOf(UUID job) {
        Promise promise = promised.get(job);
        return promise == null ? round : promise.round();
    }
}
