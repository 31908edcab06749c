package io.sluice.it.fault;

import io.sluice.it.fault.Finding.Breach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The figures of one run as a Markdown table. */
final class Report {

    private static final String HEAD =
            """
            | fault | times | unfinished when it came | lost | doubled | stuck | late | worst recovery | new work done after |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private final List<Recovery> recoveries;
    private final List<Finding> findings;
    private final Promises promises;

    Report(List<Recovery> recoveries, List<Finding> findings, Promises promises) {
        this.recoveries = recoveries;
        this.findings = findings;
        this.promises = promises;
    }

    /** @param caption what the reader must know to judge the figures */
    void write(Path file, String caption) throws IOException {
        String text = caption + "\n\n" + table();
        System.out.println(text);
        Files.writeString(file, text);
    }

    private String table() {
        Map<String, List<Recovery>> byFault =
                recoveries.stream().collect(Collectors.groupingBy(Recovery::fault, TreeMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder(HEAD);
        byFault.forEach((fault, recovered) -> table.append(row(fault, recovered)));
        return table.append(row("all", recoveries)).toString();
    }

    private String row(String fault, List<Recovery> recovered) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %s | %s |%n",
                fault,
                recovered.size(),
                recovered.stream().mapToInt(Recovery::unfinished).sum(),
                // What ended otherwise than promised is as good as lost.
                count(recovered, Breach.LOST) + count(recovered, Breach.WRONG),
                count(recovered, Breach.DOUBLED),
                count(recovered, Breach.STUCK),
                recovered.stream().filter(Recovery::isLate).count(),
                worst(recovered, Recovery::again),
                worst(recovered, Recovery::serving));
    }

    private long count(List<Recovery> recovered, Breach breach) {
        return findings.stream()
                .filter(finding -> finding.breach() == breach)
                .filter(finding -> recovered.stream().anyMatch(one -> one.round() == round(finding)))
                .count();
    }

    // Jobs acknowledged after the last fault are counted with it.
    private int round(Finding finding) {
        return Math.min(promises.roundOf(finding.job()), recoveries.size() - 1);
    }

    private static String worst(List<Recovery> recovered, Function<Recovery, Duration> time) {
        Duration worst =
                recovered.stream().map(time).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return String.format(Locale.ROOT, "%.1f s", worst.toMillis() / 1_000.0);
    }
}
