package io.sluice.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * One setting: its name, default, range and meaning, which docs/configuration.md repeats word for word.
 *
 * @param name the MicroProfile Config property; the environment variable is {@link #environment()}
 * @param fallback the value when nobody sets one, as text
 * @param range what is allowed, for people
 * @param meaning one sentence
 * @param parser turns text into the value, or throws IllegalArgumentException saying what is allowed
 */
public record Setting<T>(String name, String fallback, String range, String meaning, Function<String, T> parser) {

    public static Setting<Integer> integer(String name, int fallback, int least, int most, String meaning) {
        return new Setting<>(
                name,
                Integer.toString(fallback),
                least + " to " + most,
                meaning,
                text -> within(Integer.valueOf(text), least, most));
    }

    public static Setting<Duration> duration(String name, String fallback, String least, String most, String meaning) {
        return new Setting<>(
                name,
                fallback,
                least + " to " + most,
                meaning,
                text -> within(duration(text), Duration.parse(least), Duration.parse(most)));
    }

    /** The environment variable that sets it: upper case, everything but letters and digits an underscore. */
    public String environment() {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /**
     * The value in force.
     *
     * @throws IllegalArgumentException naming the setting, its value and its range
     */
    public T read(Config config) {
        String text =
                config.getOptionalValue(name, String.class).map(String::strip).orElse(fallback);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " (" + environment() + ") is \"" + text + "\"; allowed: " + range, e);
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Not an ISO 8601 duration: " + text, e);
        }
    }

    private static <V extends Comparable<V>> V within(V value, V least, V most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("Out of range: " + value);
        }
        return value;
    }
}
