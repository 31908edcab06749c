package io.sluice.submission;

import static io.sluice.shared.Jsonp.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells whether two requests under one Idempotency-Key ask for the same: SHA-256 over the request in one order. */
final class Fingerprint {

    private Fingerprint() {}

    /** 64 hexadecimal digits; the order of object members and of tags does not matter. */
    static String of(JobRequest request) {
        String text = String.join(
                "\n",
                request.type(),
                Integer.toString(request.version()),
                request.queue(),
                Integer.toString(request.priority()),
                request.retry().toString(),
                request.timeout().toString(),
                new TreeMap<>(request.tags()).toString(),
                canonical(request.payload()));
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
