package io.sluice.launcher;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Settings by MicroProfile Config's naming rules, read before MicroProfile Config is there. */
record Surroundings(UnaryOperator<String> systemProperties, UnaryOperator<String> environment) {

    static Surroundings ofProcess() {
        return new Surroundings(System::getProperty, System::getenv);
    }

    Optional<String> text(String name) {
        return given(systemProperties.apply(name))
                .or(() -> given(environment.apply(underscored(name))))
                .or(() -> given(environment.apply(variable(name))));
    }

    int number(String name, int otherwise, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.orElseThrow());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with a number that is out of range.
        }
        throw StartFailure.wrongSetting("%s is \"%s\": give a whole number from %d to %d"
                .formatted(variable(name), text.orElseThrow(), least, most));
    }

    static String variable(String name) {
        return underscored(name).toUpperCase(Locale.ROOT);
    }

    private static String underscored(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_");
    }

    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(v -> !v.isEmpty());
    }
}
