package io.sluice.benchmark.growth;

import java.util.List;
import java.util.Locale;

/** What the tables hold while it is measured. */
public record Level(String label, int queued, int finished, int dueNextMonth) {

    /**
     * Ever more queued; then the history, then the future.
     *
     * @param most jobs in the largest of them
     */
    public static List<Level> upTo(int most) {
        return List.of(
                queued(most / 1_000),
                queued(most / 100),
                queued(most / 10),
                queued(most),
                new Level(text(most / 100) + " queued, " + text(most) + " finished", most / 100, most, 0),
                new Level(text(most / 100) + " queued, " + text(most) + " due next month", most / 100, 0, most));
    }

    boolean onlyQueued() {
        return finished == 0 && dueNextMonth == 0;
    }

    private static Level queued(int jobs) {
        return new Level(text(jobs) + " queued", jobs, 0, 0);
    }

    private static String text(int jobs) {
        return String.format(Locale.ROOT, "%,d", jobs);
    }
}
