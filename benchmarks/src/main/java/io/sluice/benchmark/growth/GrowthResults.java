package io.sluice.benchmark.growth;

import io.sluice.benchmark.report.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures by level and name, also written to a CSV file as they come. */
public final class GrowthResults {

    static final String DRAIN = "drain, jobs/s";
    static final String RESIDENT = "resident memory, MB";

    private final Map<Level, Map<String, Series>> series = new LinkedHashMap<>();
    private final Path file;

    public GrowthResults(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        Files.writeString(file, "queued,finished,due_next_month,figure,value\n");
    }

    static String p50(Question question) {
        return question.label() + ", p50 ms";
    }

    static String p99(Question question) {
        return question.label() + ", p99 ms";
    }

    Map<Level, Map<String, Series>> all() {
        return series;
    }

    void add(Level level, String figure, double value) {
        series.computeIfAbsent(level, any -> new LinkedHashMap<>())
                .computeIfAbsent(figure, any -> new Series())
                .add(value);
        System.out.printf("  %-45s %-45s %12.2f%n", level.label(), figure, value);
        String row =
                level.queued() + "," + level.finished() + "," + level.dueNextMonth() + ",\"" + figure + "\"," + value;
        try {
            Files.writeString(file, row + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
