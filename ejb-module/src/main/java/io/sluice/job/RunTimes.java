package io.sluice.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/** How long jobs of each type run on this node: what is over in a moment is worth bundling, what takes long is not. */
@ApplicationScoped
public class RunTimes {

    // Each run moves the average by an eighth: it follows a change within some ten runs.
    private static final int WEIGHT = 8;

    private final ConcurrentHashMap<String, Long> averages = new ConcurrentHashMap<>();

    /** A job of this type ran for so long. */
    public void ran(String type, Duration time) {
        averages.merge(type, time.toNanos(), (before, now) -> before + (now - before) / WEIGHT);
    }

    /** How long the next one is going to take; zero when none has run here yet. */
    public Duration expected(String type) {
        return Duration.ofNanos(averages.getOrDefault(type, 0L));
    }
}
