package io.sluice.benchmark.report;

import io.sluice.benchmark.measure.Figures;
import io.sluice.benchmark.measure.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything measured so far, also written to a CSV file as it comes. */
public final class Results {

    private final Map<String, Map<Metric, Series>> series = new LinkedHashMap<>();
    private final Path file;

    public Results(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        Files.writeString(file, "pass,contestant,metric,value,unit\n");
    }

    /** Where one contestant's figures of one pass go. */
    public Figures of(String contestant, int pass) {
        return (metric, value) -> add(contestant, pass, metric, value);
    }

    Set<String> contestants() {
        return series.keySet();
    }

    Optional<Series> find(String contestant, Metric metric) {
        return Optional.ofNullable(series.get(contestant)).map(metrics -> metrics.get(metric));
    }

    private void add(String contestant, int pass, Metric metric, double value) {
        series.computeIfAbsent(contestant, name -> new EnumMap<>(Metric.class))
                .computeIfAbsent(metric, name -> new Series())
                .add(value);
        String row = String.join(
                ",", List.of(Integer.toString(pass), contestant, metric.name(), Double.toString(value), metric.unit()));
        System.out.printf("  %-60s %12s %s%n", metric.label(), Series.number(value), metric.unit());
        try {
            Files.writeString(file, row + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
