package io.sluice.workload.http;

import io.sluice.workload.InvalidPayloadException;
import io.sluice.workload.PayloadFields;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the payload of {@code http.request}. */
final class HttpCallReader {

    private static final Set<String> FIELDS = Set.of("method", "url", "headers", "body", "timeout", "expect");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

    private HttpCallReader() {}

    /** @throws InvalidPayloadException naming the first field at fault */
    static HttpCall read(JsonValue payload) {
        PayloadFields fields = new PayloadFields(payload, FIELDS);
        String method = method(fields);
        Optional<JsonValue> body = fields.value("body");
        PayloadFields.require(
                body.isEmpty() || !WITHOUT_BODY.contains(method),
                "body",
                "must be absent when the method is " + method);
        return new HttpCall(
                method,
                url(fields),
                headers(fields, body),
                body.map(HttpCallReader::bodyText),
                fields.duration("timeout", DEFAULT_TIMEOUT, SHORTEST_TIMEOUT, LONGEST_TIMEOUT),
                ExpectedStatus.read(fields.elements("expect")));
    }

    private static String method(PayloadFields fields) {
        String method = fields.text("method").orElse("GET").toUpperCase(Locale.ROOT);
        PayloadFields.require(
                METHODS.contains(method), "method", "must be GET, HEAD, OPTIONS, POST, PUT, PATCH or DELETE");
        return method;
    }

    private static URI url(PayloadFields fields) {
        String url = fields.text("url").orElseThrow(() -> new InvalidPayloadException("url", "is required"));
        try {
            return TargetUrl.parse(url);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidPayloadException("url", invalid.getMessage());
        }
    }

    private static Map<String, String> headers(PayloadFields fields, Optional<JsonValue> body) {
        Map<String, String> headers = new HashMap<>(HeaderRules.read(fields.object("headers")));
        body.ifPresent(value -> headers.putIfAbsent(
                "content-type", value instanceof JsonString ? "text/plain; charset=utf-8" : "application/json"));
        return headers;
    }

    private static String bodyText(JsonValue body) {
        return body instanceof JsonString text ? text.getString() : body.toString();
    }
}
