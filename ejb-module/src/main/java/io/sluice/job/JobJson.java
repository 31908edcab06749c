package io.sluice.job;

import static io.sluice.shared.Jsonp.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON kept in columns: tags and finished attempts. */
final class JobJson {

    private JobJson() {}

    /** Null for no tags, so that the common job pays nothing for them. */
    static String tags(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return null;
        }
        JsonObjectBuilder object = JSON.createObjectBuilder();
        tags.forEach(object::add);
        return object.build().toString();
    }

    static Map<String, String> tags(String text) {
        if (text == null) {
            return Map.of();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            JsonObject object = reader.readObject();
            object.keySet().forEach(name -> tags.put(name, object.getString(name)));
        }
        return tags;
    }

    static String attempts(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return null;
        }
        JsonArrayBuilder array = JSON.createArrayBuilder();
        attempts.forEach(attempt -> array.add(attempt(attempt)));
        return array.build().toString();
    }

    static List<Attempt> attempts(String text) {
        if (text == null) {
            return List.of();
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            JsonArray array = reader.readArray();
            return array.getValuesAs(JsonObject.class).stream()
                    .map(JobJson::attempt)
                    .toList();
        }
    }

    private static JsonObjectBuilder attempt(Attempt attempt) {
        JsonObjectBuilder object = JSON.createObjectBuilder()
                .add("number", attempt.number())
                .add("startedAt", attempt.startedAt().toString())
                .add("finishedAt", attempt.finishedAt().toString())
                .add("outcome", attempt.outcome().name())
                .add("node", attempt.node());
        JobError error = attempt.error();
        if (error != null) {
            object.add("type", error.type()).add("retryable", error.retryable());
            if (error.message() != null) {
                object.add("message", error.message());
            }
        }
        return object;
    }

    private static Attempt attempt(JsonObject object) {
        JobError error = object.containsKey("type")
                ? new JobError(
                        object.getString("type"), object.getString("message", null), object.getBoolean("retryable"))
                : null;
        return new Attempt(
                object.getInt("number"),
                Instant.parse(object.getString("startedAt")),
                Instant.parse(object.getString("finishedAt")),
                JobEvent.valueOf(object.getString("outcome")),
                error,
                object.getString("node"));
    }
}
