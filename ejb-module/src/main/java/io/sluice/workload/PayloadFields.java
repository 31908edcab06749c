package io.sluice.workload;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a JSON payload, read strictly: what is unknown, of the wrong type or out of range is refused by name.
 * A field that is null counts as absent.
 */
public final class PayloadFields {

    private final JsonObject payload;

    /**
     * @param payload a JSON object; null counts as an empty one
     * @param known the fields there may be
     * @throws InvalidPayloadException if the payload is no object or has other fields
     */
    public PayloadFields(JsonValue payload, Set<String> known) {
        this.payload = objectOf(payload);
        for (String field : this.payload.keySet()) {
            if (!known.contains(field)) {
                throw new InvalidPayloadException(
                        field, "is no field of this type; the fields are " + new TreeSet<>(known));
            }
        }
    }

    private static JsonObject objectOf(JsonValue payload) {
        if (payload == null || payload == JsonValue.NULL) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (payload instanceof JsonObject object) {
            return object;
        }
        throw new InvalidPayloadException("payload", "must be a JSON object");
    }

    /** The field as it came, unless it is absent or null. */
    public Optional<JsonValue> value(String field) {
        return Optional.ofNullable(payload.get(field)).filter(value -> value != JsonValue.NULL);
    }

    public Optional<String> text(String field) {
        return value(field).map(value -> text(field, value));
    }

    public boolean flag(String field, boolean absent) {
        return value(field)
                .map(value -> {
                    require(value == JsonValue.TRUE || value == JsonValue.FALSE, field, "must be true or false");
                    return value == JsonValue.TRUE;
                })
                .orElse(absent);
    }

    /** A whole number from {@code min} to {@code max}. */
    public int number(String field, int absent, int min, int max) {
        return value(field).map(value -> number(field, value, min, max)).orElse(absent);
    }

    /** An ISO 8601 duration from {@code min} to {@code max}. */
    public Duration duration(String field, Duration absent, Duration min, Duration max) {
        return text(field).map(text -> duration(field, text, min, max)).orElse(absent);
    }

    /** One string or an array of strings; empty if absent. */
    public List<String> texts(String field) {
        return elements(field).stream().map(element -> text(field, element)).toList();
    }

    /** The elements of an array, or the one value the field has; empty if absent. */
    public List<JsonValue> elements(String field) {
        return value(field)
                .map(value -> value instanceof JsonArray array ? List.copyOf(array) : List.of(value))
                .orElse(List.of());
    }

    public JsonObject object(String field) {
        return value(field)
                .map(value -> {
                    require(value instanceof JsonObject, field, "must be a JSON object");
                    return value.asJsonObject();
                })
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    public static String text(String field, JsonValue value) {
        require(value instanceof JsonString, field, "must be a string");
        return ((JsonString) value).getString();
    }

    public static int number(String field, JsonValue value, int min, int max) {
        String expected = "must be a whole number from " + min + " to " + max;
        require(value instanceof JsonNumber, field, expected);
        try {
            int number = ((JsonNumber) value).intValueExact();
            require(number >= min && number <= max, field, expected);
            return number;
        } catch (ArithmeticException notWhole) {
            throw new InvalidPayloadException(field, expected);
        }
    }

    private static Duration duration(String field, String text, Duration min, Duration max) {
        String expected = "must be an ISO 8601 duration from " + min + " to " + max;
        try {
            Duration duration = Duration.parse(text);
            require(duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0, field, expected);
            return duration;
        } catch (DateTimeParseException notADuration) {
            throw new InvalidPayloadException(field, expected);
        }
    }

    /** @throws InvalidPayloadException with the detail, unless the condition holds */
    public static void require(boolean condition, String field, String detail) {
        if (!condition) {
            throw new InvalidPayloadException(field, detail);
        }
    }
}
