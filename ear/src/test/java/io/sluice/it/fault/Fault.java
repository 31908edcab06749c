package io.sluice.it.fault;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Something that goes wrong, and then comes right again. */
interface Fault {

    /** What the report calls it. */
    String title();

    /** Why it cannot be done on this machine; empty when it can. */
    default String obstacle(World world) {
        return "";
    }

    /** Whether it happens to one machine alone: a server with its broker inside. */
    default boolean alone() {
        return false;
    }

    /** How long after its end all that was unfinished may take to run again. */
    default Duration bound() {
        return Duration.ofSeconds(15);
    }

    /** Breaks it. Returns at once. */
    void inject(World world) throws Exception;

    /** Lets it last, then mends it; returns once what was broken is whole. */
    void heal(World world) throws Exception;

    /** Whether the world stays changed until {@link #undo}, which waits for a moment without work. */
    default boolean stays() {
        return false;
    }

    default void undo(World world) {}

    /** Where the database or the broker is lost: an answer that never comes is given up first, after 5 to 30 s. */
    static Duration boundOfConnections() {
        return Duration.ofSeconds(60);
    }

    /** A fault lasts by the clock, not until something happens. */
    static void last(Duration duration) {
        await().pollDelay(duration).atMost(duration.plusSeconds(10)).until(() -> true);
    }
}
