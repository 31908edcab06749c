package io.sluice.web.api;

import io.sluice.shared.FieldError;
import io.sluice.shared.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads query parameters one by one and collects everything that is wrong with them, unknown ones included. */
final class QueryReader {

    private final MultivaluedMap<String, String> parameters;
    private final Set<String> known = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    QueryReader(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** The one value of a parameter, parsed; a parser returns empty for what is not acceptable. */
    <T> Optional<T> one(String name, Function<String, Optional<T>> parser, String expected) {
        List<String> texts = texts(name);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = texts.size() == 1 ? parser.apply(texts.get(0)) : Optional.empty();
        if (value.isEmpty()) {
            refuse(name, expected);
        }
        return value;
    }

    /** All values of a parameter that may be repeated or hold several values separated by commas. */
    <T> List<T> several(String name, Function<String, Optional<T>> parser, String expected) {
        List<T> values = new ArrayList<>();
        for (String text : texts(name)) {
            for (String part : text.split(",", -1)) {
                parser.apply(part).ifPresentOrElse(values::add, () -> refuse(name, expected));
            }
        }
        return values;
    }

    /**
     * Ends the reading.
     *
     * @throws io.sluice.shared.ProblemException 422 naming each parameter at fault
     */
    void finish() {
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .limit(20)
                .forEach(name -> refuse(cut(name), "There is no such query parameter."));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).asException();
        }
    }

    private List<String> texts(String name) {
        known.add(name);
        return parameters.getOrDefault(name, List.of());
    }

    private void refuse(String name, String detail) {
        if (errors.size() < 20) {
            errors.add(new FieldError(name, detail));
        }
    }

    private static String cut(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }
}
