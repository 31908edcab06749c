package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

/** What every refused request is answered with: a problem that helps, and nothing about how Sluice is made. */
final class Refusal {

    private static final Pattern INNARDS = Pattern.compile(
            "(?i)exception|stack|\\bat [a-z]+\\.|io\\.sluice|jakarta\\.|java\\.|glassfish|payara|<html");

    private Refusal() {}

    /** The answer is a problem of this status that blames these fields, no others, in any order. */
    static void check(HttpResponse<String> answer, int status, String... fields) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        check(answer.headers().firstValue("Content-Type").orElse("none"), answer.body(), status);
        assertThat(fields(answer)).as(answer.body()).containsExactlyInAnyOrder(fields);
    }

    static void check(RawHttp.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        check(answer.headers().getOrDefault("content-type", "none"), json(answer.body()), status);
    }

    /** The pointers of {@code errors}. */
    static List<String> fields(HttpResponse<String> answer) {
        JsonObject problem = Client.json(answer);
        return problem.containsKey("errors")
                ? problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(error -> error.getString("pointer"))
                        .toList()
                : List.of();
    }

    private static void check(String contentType, String body, int status) {
        assertThat(contentType).as(body).startsWith("application/problem+json");
        assertThat(INNARDS.matcher(body).find()).as(body).isFalse();
        JsonObject problem = Client.json(body);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("type")).startsWith("/problems/");
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
    }

    // Without the sizes of chunks.
    private static String json(String body) {
        int start = body.indexOf('{');
        return start < 0 ? body : body.substring(start, body.lastIndexOf('}') + 1);
    }
}
