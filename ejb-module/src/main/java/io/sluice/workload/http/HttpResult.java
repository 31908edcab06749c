package io.sluice.workload.http;

import static io.sluice.shared.Jsonp.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The result of a job whose answer was expected. */
final class HttpResult {

    private HttpResult() {}

    static JsonObject of(HttpCall last, HttpAnswer answer, int redirects, Duration took) {
        AnswerBody body = AnswerBody.of(answer);
        return JSON.createObjectBuilder()
                .add("status", answer.status())
                .add("url", last.shownUrl())
                .add("redirects", redirects)
                .add("headers", headers(answer.headers()))
                .add("body", body.value())
                .add("bodyEncoding", body.encoding())
                .add("durationMillis", took.toMillis())
                .build();
    }

    private static JsonObject headers(Map<String, List<String>> headers) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        Map<String, List<String>> sorted = new TreeMap<>(headers);
        // A result is shown to every viewer; a session is nothing to show.
        sorted.remove("set-cookie");
        sorted.forEach((name, values) -> object.add(name, values(values)));
        return object.build();
    }

    private static JsonValue values(List<String> values) {
        if (values.size() == 1) {
            return JSON.createValue(values.get(0));
        }
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }
}
