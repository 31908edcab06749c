package io.sluice.benchmark.report;

import io.sluice.benchmark.measure.Metric;
import java.util.List;
import java.util.Optional;

/** What Sluice is meant to reach, against what it did in this run. */
public final class ReachTable {

    private static final String SLUICE = "Sluice";
    private static final String JOBRUNR = "JobRunr";
    private static final String DB_SCHEDULER = "db-scheduler";

    /** A quotient of two medians that should be at least so much. */
    private record Ratio(String name, Metric ours, String other, Metric theirs, double least) {}

    private record Bound(String name, Metric metric, double most) {}

    private static final List<Ratio> RATIOS = List.of(
            new Ratio("Drain against JobRunr", Metric.DRAIN, JOBRUNR, Metric.DRAIN, 3),
            new Ratio("Drain against db-scheduler", Metric.DRAIN, DB_SCHEDULER, Metric.DRAIN, 1.2),
            new Ratio(
                    "Submission over HTTP at 256 connections, workers held, against the no-op endpoint",
                    Metric.HTTP_HELD_256,
                    SLUICE,
                    Metric.HTTP_NOOP_256,
                    0.4),
            new Ratio("The same while the jobs run", Metric.HTTP_256, SLUICE, Metric.HTTP_NOOP_256, 0.4),
            new Ratio(
                    "Submission from inside, 32 callers, against db-scheduler one by one",
                    Metric.SUBMIT_IN_PROCESS,
                    DB_SCHEDULER,
                    Metric.SUBMIT_IN_PROCESS,
                    1),
            new Ratio(
                    "Bulk over HTTP against JobRunr's stream in its own process",
                    Metric.HTTP_BULK,
                    JOBRUNR,
                    Metric.SUBMIT_IN_PROCESS_MANY,
                    1));

    private static final List<Bound> BOUNDS = List.of(
            new Bound("Start when idle, p50, in ms", Metric.IDLE_P50, 3),
            new Bound("Start when idle, p99, in ms", Metric.IDLE_P99, 15));

    private final Results results;

    public ReachTable(Results results) {
        this.results = results;
    }

    public String markdown() {
        StringBuilder table = new StringBuilder("| aim | asked | measured | reached |\n| --- | ---: | ---: | --- |\n");
        for (Ratio ratio : RATIOS) {
            median(SLUICE, ratio.ours()).ifPresent(ours -> median(ratio.other(), ratio.theirs())
                    .ifPresent(theirs -> table.append(row(
                            ratio.name(),
                            "at least " + ratio.least(),
                            ours / theirs,
                            ours / theirs >= ratio.least()))));
        }
        for (Bound bound : BOUNDS) {
            median(SLUICE, bound.metric())
                    .ifPresent(value ->
                            table.append(row(bound.name(), "at most " + bound.most(), value, value <= bound.most())));
        }
        return table.toString();
    }

    private Optional<Double> median(String contestant, Metric metric) {
        return results.find(contestant, metric).map(Series::median);
    }

    private static String row(String name, String asked, double measured, boolean reached) {
        return "| " + name + " | " + asked + " | " + Series.number(measured) + " | " + (reached ? "yes" : "no")
                + " |\n";
    }
}
