package io.sluice.web;

import static io.sluice.shared.Jsonp.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Collection;

/** A JSON object under construction; what is null is written as null, so that every answer has all its fields. */
public final class JsonDocument {

    // Looked up once: the static methods of jakarta.json.Json look it up on every call.

    private final JsonObjectBuilder object = JSON.createObjectBuilder();

    public JsonDocument put(String name, JsonValue value) {
        object.add(name, value == null ? JsonValue.NULL : value);
        return this;
    }

    /** The value's text; for times and durations that is RFC 3339 and ISO 8601. */
    public JsonDocument text(String name, Object value) {
        return put(name, value == null ? null : JSON.createValue(value.toString()));
    }

    public JsonDocument number(String name, int value) {
        object.add(name, value);
        return this;
    }

    public JsonDocument number(String name, double value) {
        object.add(name, value);
        return this;
    }

    public JsonDocument bool(String name, boolean value) {
        object.add(name, value);
        return this;
    }

    public JsonObject build() {
        return object.build();
    }

    public static JsonValue array(Collection<? extends JsonValue> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }

    public static JsonValue numbers(Collection<Integer> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }
}
