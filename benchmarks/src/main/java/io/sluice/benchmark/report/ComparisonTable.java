package io.sluice.benchmark.report;

import io.sluice.benchmark.measure.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The medians of all contestants side by side, and how often the first one's contain the others'. */
public final class ComparisonTable {

    private final Results results;
    private final List<String> names;

    public ComparisonTable(Results results) {
        this.results = results;
        this.names = List.copyOf(results.contestants());
    }

    public String markdown() {
        StringBuilder table = new StringBuilder();
        table.append("| | unit | ").append(String.join(" | ", names));
        peers().forEach(peer ->
                table.append(" | ").append(names.get(0)).append(" : ").append(peer));
        table.append(" |\n| --- | --- |")
                .append(" ---: |".repeat(names.size() + peers().size()))
                .append('\n');
        for (Metric metric : Metric.values()) {
            if (names.stream().anyMatch(name -> results.find(name, metric).isPresent())) {
                table.append(row(metric));
            }
        }
        return table.toString();
    }

    private List<String> peers() {
        return names.subList(1, names.size());
    }

    private String row(Metric metric) {
        List<String> cells = new ArrayList<>(List.of(metric.label(), metric.unit()));
        names.forEach(
                name -> cells.add(results.find(name, metric).map(Series::text).orElse("")));
        peers().forEach(peer -> cells.add(ratio(metric, peer)));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private String ratio(Metric metric, String peer) {
        Optional<Series> ours = results.find(names.get(0), metric);
        Optional<Series> theirs = results.find(peer, metric);
        if (ours.isEmpty() || theirs.isEmpty() || theirs.get().median() == 0) {
            return "";
        }
        return Series.number(ours.get().median() / theirs.get().median());
    }
}
