package io.sluice.demo;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares what the jobs promised with what arrived where their effects are: at the mail server, at the endpoint. */
record Verdict(List<Check> checks) {

    static Verdict of(Tour tour, MailSink mails, FlakyEndpoint endpoint) {
        Submitted submitted = tour.submitted();
        List<String> received = mails.messageIds();
        Map<String, Integer> effects = endpoint.effects();
        JobView poison = tour.job(submitted.poison());
        JobView delayed = tour.job(submitted.delayed());
        int chargeAttempts = FlakyEndpoint.FAILURES + 1;
        Duration waited = delayed.waited().orElse(Duration.ZERO);
        int progress = tour.progressSeen().size();
        return new Verdict(List.of(
                Check.same("mails received", Scenario.MAILS, received.size()),
                Check.same("  different ones", Scenario.MAILS, new HashSet<>(received).size()),
                Check.same("calls for each charge", each(chargeAttempts), charges(endpoint, List::size)),
                Check.same("  idempotency keys they carried", each(1), charges(endpoint, keys -> distinct(keys))),
                Check.same("  charges made for each key", each(1), charges(endpoint, keys -> effects(effects, keys))),
                Check.same(
                        "jobs from two equal submissions", 1, distinct(List.of(submitted.first(), submitted.second()))),
                Check.same(
                        "  times that job took effect",
                        1,
                        endpoint.keys("/receipts/1").size()),
                new Check("delayed job started after", "6.0 s or more", Seconds.of(waited), waited.toSeconds() >= 6),
                new Check("progress of the slow job", "seen", progress + " different values", progress > 1),
                Check.same(
                        "poison job",
                        "DEAD at 3 of 3",
                        poison.state() + " at " + poison.attempt() + " of " + poison.maxAttempts()),
                Check.same(
                        "job stopped while it ran",
                        "CANCELLED",
                        tour.job(submitted.cancelled()).state()),
                Check.same("jobs that came to an end", (long) submitted.ids().size(), tour.ended())));
    }

    boolean passed() {
        return checks.stream().allMatch(Check::holds);
    }

    List<String> lines(Palette palette, Duration took) {
        List<String> lines = checks.stream().map(check -> line(check, palette)).collect(Collectors.toList());
        lines.add(0, palette.faint("    " + row("CHECK", "EXPECTED", "SEEN")));
        lines.add("");
        long holding = checks.stream().filter(Check::holds).count();
        String word = passed() ? palette.good("PASS") : palette.bad("FAIL");
        lines.add("  " + word + "  " + holding + " of " + checks.size() + " checks, " + Seconds.of(took));
        return lines;
    }

    private static String line(Check check, Palette palette) {
        String row = row(check.what(), check.expected(), check.seen());
        return "  " + palette.sign(check.holds()) + " " + (check.holds() ? row : palette.bad(row));
    }

    private static String row(String what, String expected, String seen) {
        return Table.fit(what, 34) + "  " + Table.fit(expected, 16) + "  " + seen;
    }

    private static String each(int number) {
        return IntStream.rangeClosed(1, Scenario.CHARGES)
                .mapToObj(charge -> "" + number)
                .collect(Collectors.joining(" "));
    }

    private static String charges(FlakyEndpoint endpoint, Function<List<String>, Integer> figure) {
        return IntStream.rangeClosed(1, Scenario.CHARGES)
                .mapToObj(charge -> endpoint.keys(Scenario.chargePath(charge)))
                .map(keys -> figure.apply(keys).toString())
                .collect(Collectors.joining(" "));
    }

    private static int distinct(List<String> texts) {
        return new HashSet<>(texts).size();
    }

    private static int effects(Map<String, Integer> effects, List<String> keys) {
        return new HashSet<>(keys)
                .stream().mapToInt(key -> effects.getOrDefault(key, 0)).sum();
    }
}
