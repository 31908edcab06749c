package io.sluice.benchmark.growth;

import io.sluice.benchmark.report.Series;
import java.util.List;
import java.util.Map;

/** One column a level, one row a figure; and what was asked of them. */
public final class GrowthTable {

    private static final double LEAST_DRAIN = 0.9;
    private static final double MOST_API = 1.5;

    private final Map<Level, Map<String, Series>> all;
    private final List<Level> queued;

    public GrowthTable(GrowthResults results) {
        this.all = results.all();
        this.queued = all.keySet().stream().filter(Level::onlyQueued).toList();
    }

    public String markdown() {
        StringBuilder table = new StringBuilder("|");
        all.keySet().forEach(level -> table.append(" | ").append(level.label()));
        table.append(" |\n| ---").append(" | ---:".repeat(all.size())).append(" |\n");
        for (String figure : all.values().iterator().next().keySet()) {
            table.append("| ").append(figure);
            all.values().forEach(figures -> table.append(" | ")
                    .append(Series.number(figures.get(figure).median())));
            table.append(" |\n");
        }
        return table + "\n" + aims();
    }

    private String aims() {
        Level least = queued.get(0);
        Level second = queued.get(1);
        Level most = queued.get(queued.size() - 1);
        double drain = median(most, GrowthResults.DRAIN) / median(second, GrowthResults.DRAIN);
        StringBuilder table = new StringBuilder("| aim | asked | measured | reached |\n| --- | ---: | ---: | --- |\n");
        table.append(row(
                "Drain, " + most.label() + " against " + second.label(),
                "at least " + LEAST_DRAIN,
                drain,
                drain >= LEAST_DRAIN));
        for (Question question : Question.values()) {
            double growth = median(most, GrowthResults.p50(question)) / median(least, GrowthResults.p50(question));
            table.append(row(
                    question.label() + ", p50, " + most.label() + " against " + least.label(),
                    "at most " + MOST_API,
                    growth,
                    growth <= MOST_API));
        }
        return table.toString();
    }

    private double median(Level level, String figure) {
        return all.get(level).get(figure).median();
    }

    private static String row(String name, String asked, double measured, boolean reached) {
        return "| " + name + " | " + asked + " | " + Series.number(measured) + " | " + (reached ? "yes" : "no")
                + " |\n";
    }
}
