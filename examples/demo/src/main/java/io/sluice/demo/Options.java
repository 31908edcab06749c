package io.sluice.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the demo runs and how it may draw.
 *
 * @param once whether to end after the summary
 * @param live whether to redraw in place, in colour
 * @param width columns of the terminal
 * @param unicode whether more than ASCII can be shown
 */
record Options(boolean once, boolean live, int width, boolean unicode) {

    private static final int USUAL_WIDTH = 110;
    private static final int LEAST_WIDTH = 80;
    private static final int MOST_WIDTH = 132;

    /** @throws IllegalArgumentException for an argument that is unknown */
    static Options of(String[] arguments, Map<String, String> environment) {
        List<String> given = List.of(arguments);
        given.stream()
                .filter(argument -> !argument.equals("--once"))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("unknown argument " + unknown + "; there is only --once");
                });
        // Java cannot tell whether its output is a terminal, nor how wide: the script that starts it can.
        int columns = number(environment.get("DEMO_COLUMNS"));
        boolean coloured = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Options(
                given.contains("--once"),
                columns >= LEAST_WIDTH && coloured && !"dumb".equals(environment.get("TERM")),
                columns >= LEAST_WIDTH ? Math.min(columns, MOST_WIDTH) : USUAL_WIDTH,
                isUtf8(environment));
    }

    private static int number(String text) {
        return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    // The first that is set decides, as in every program that goes by the locale.
    private static boolean isUtf8(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> !locale.isEmpty())
                .findFirst()
                .map(locale -> locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"))
                .orElse(false);
    }
}
