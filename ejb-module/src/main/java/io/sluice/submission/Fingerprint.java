package io.sluice.submission;

import static io.sluice.shared.Jsonp.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells whether two requests under one Idempotency-Key ask for the same: SHA-256 over the request in one order. When it
 * is due is left out: a delay counts from now, and the repeated request comes later. */
final class Fingerprint {

    private Fingerprint() {}

    /** 64 hexadecimal digits; the order of object members and of tags does not matter. */
    static String of(JobRequest request) {
        JsonObjectBuilder tags = JSON.createObjectBuilder();
        request.tags().forEach(tags::add);
        JsonObject whole = JSON.createObjectBuilder()
                .add("type", request.type())
                .add("version", request.version())
                .add("queue", request.queue())
                .add("priority", request.priority())
                .add("retry", request.retry().toString())
                .add("timeout", request.timeout().toString())
                .add("tags", tags)
                .add("payload", request.payload())
                .build();
        String text = canonical(whole);
        return HexFormat.of().formatHex(sha256(text));
    }

    private static String canonical(JsonValue value) {
        if (value instanceof JsonObject object) {
            return new TreeMap<>(object)
                    .entrySet().stream().map(Fingerprint::member).collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(Fingerprint::canonical).collect(Collectors.joining(",", "[", "]"));
        }
        return value.toString();
    }

    private static String member(Map.Entry<String, JsonValue> member) {
        return JSON.createValue(member.getKey()) + ":" + canonical(member.getValue());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
