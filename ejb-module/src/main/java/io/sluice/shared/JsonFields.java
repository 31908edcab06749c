package io.sluice.shared;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the fields of a JSON object one by one and collects everything that is wrong, so that a caller mends a request
 * in one go. Whoever reads asks for each field it knows and ends with {@link #finish()}, which refuses the rest. A field
 * that is null counts as absent.
 */
public final class JsonFields {

    private static final int MOST_ERRORS = 50;
    // "PT" and a few units; the parser of the JDK takes texts of any length.
    private static final int LONGEST_DURATION = 64;
    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");
    private static final Pattern RFC_3339 = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})",
            Pattern.CASE_INSENSITIVE);

    private final JsonObject object;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();

    private JsonFields(JsonObject object, String pointer, List<FieldError> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    public static JsonFields of(JsonObject object) {
        return new JsonFields(object, "", new ArrayList<>());
    }

    /** Notes that a field is not acceptable. */
    public void refuse(String name, String detail) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new FieldError(pointer + "/" + JsonPath.escape(name), detail));
        }
    }

    /** Notes that the field is missing. */
    public void require(String name) {
        if (value(name).isEmpty()) {
            refuse(name, "This field is required.");
        }
    }

    /** The field as it is, null included; empty when it is absent. */
    public Optional<JsonValue> any(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name));
    }

    /** A string that matches the pattern as a whole. */
    public Optional<String> text(String name, Pattern pattern, String expected) {
        Optional<String> text = string(name, expected);
        return accept(name, text, text.isEmpty() || pattern.matcher(text.get()).matches(), expected);
    }

    /** A whole number; 3.0 and 3e0 are the number 3. */
    public Optional<Integer> integer(String name, int least, int most) {
        String expected = "A whole number from " + least + " to " + most + " is expected.";
        Optional<BigDecimal> number = decimal(name, BigDecimal.valueOf(least), BigDecimal.valueOf(most), expected);
        boolean whole = number.isEmpty() || number.get().stripTrailingZeros().scale() <= 0;
        return accept(name, number, whole, expected).map(BigDecimal::intValueExact);
    }

    public Optional<Double> decimal(String name, double least, double most) {
        String expected = "A number from " + least + " to " + most + " is expected.";
        return decimal(name, BigDecimal.valueOf(least), BigDecimal.valueOf(most), expected)
                .map(BigDecimal::doubleValue);
    }

    /** An ISO 8601 duration of days, hours, minutes and seconds such as PT1M30S. */
    public Optional<Duration> duration(String name, Duration least, Duration most) {
        String expected = "An ISO 8601 duration such as PT30S is expected, from " + least + " to " + most + ".";
        Optional<Duration> duration = string(name, expected).flatMap(text -> parsedDuration(name, text, expected));
        boolean inRange = duration.isEmpty()
                || (duration.get().compareTo(least) >= 0 && duration.get().compareTo(most) <= 0);
        return accept(name, duration, inRange, expected);
    }

    /** An RFC 3339 time with its offset, such as 2026-01-31T12:00:00Z. */
    public Optional<Instant> time(String name) {
        String expected = "An RFC 3339 time with offset such as 2026-01-31T12:00:00Z is expected.";
        return string(name, expected).flatMap(text -> parseTime(text).or(() -> {
            refuse(name, expected);
            return Optional.empty();
        }));
    }

    /** An object whose errors join those of this one; finish it before this one. */
    public Optional<JsonFields> object(String name) {
        Optional<JsonObject> found = objectValue(name);
        return found.map(child -> new JsonFields(child, pointer + "/" + JsonPath.escape(name), errors));
    }

    /** An object whose member names are data. */
    public Optional<JsonObject> objectValue(String name) {
        Optional<JsonValue> value = value(name);
        boolean fits = value.isEmpty() || value.get() instanceof JsonObject;
        return accept(name, value, fits, "A JSON object is expected.").map(JsonValue::asJsonObject);
    }

    /** Notes every field nobody asked for; for an object inside another. */
    public void refuseUnknown() {
        object.keySet().stream()
                .filter(name -> !known.contains(name))
                .limit(MOST_ERRORS)
                .forEach(name -> refuse(name, "There is no such field."));
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException 422 naming every field at fault, at most 50
     */
    public void finish() {
        refuseUnknown();
        throwIfRefused();
    }

    /**
     * @throws ProblemException 422 when something was refused so far
     */
    public void throwIfRefused() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).asException();
        }
    }

    /** Whether nothing was refused so far. */
    public boolean acceptable() {
        return errors.isEmpty();
    }

    /** Reads an RFC 3339 time; empty when the text is none. */
    public static Optional<Instant> parseTime(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // Four digits for the year, in UTC too: what an offset takes past them has no RFC 3339 form.
            return Optional.of(OffsetDateTime.parse(text.toUpperCase(java.util.Locale.ROOT))
                            .toInstant())
                    .filter(time -> time.isBefore(YEAR_10000) && !time.isBefore(YEAR_0));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<JsonValue> value(String name) {
        return any(name).filter(value -> value != JsonValue.NULL);
    }

    private Optional<String> string(String name, String expected) {
        Optional<JsonValue> value = value(name);
        boolean fits = value.isEmpty() || value.get() instanceof JsonString;
        return accept(name, value, fits, expected).map(text -> ((JsonString) text).getString());
    }

    private Optional<BigDecimal> decimal(String name, BigDecimal least, BigDecimal most, String expected) {
        Optional<JsonValue> value = value(name);
        boolean fits = value.isEmpty() || value.get() instanceof JsonNumber;
        Optional<BigDecimal> number =
                accept(name, value, fits, expected).map(found -> ((JsonNumber) found).bigDecimalValue());
        boolean inRange = number.isEmpty()
                || (number.get().compareTo(least) >= 0 && number.get().compareTo(most) <= 0);
        return accept(name, number, inRange, expected);
    }

    private Optional<Duration> parsedDuration(String name, String text, String expected) {
        try {
            return accept(name, Optional.of(text), text.length() <= LONGEST_DURATION, expected)
                    .map(Duration::parse);
        } catch (DateTimeException | ArithmeticException e) {
            refuse(name, expected);
            return Optional.empty();
        }
    }

    private <T> Optional<T> accept(String name, Optional<T> value, boolean acceptable, String expected) {
        if (acceptable) {
            return value;
        }
        refuse(name, expected);
        return Optional.empty();
    }
}
