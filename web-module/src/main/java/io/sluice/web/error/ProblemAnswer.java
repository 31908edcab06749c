package io.sluice.web.error;

import io.sluice.shared.FieldError;
import io.sluice.shared.Problem;
import io.sluice.web.JsonDocument;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** A problem as it is sent. */
public final class ProblemAnswer {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<Integer, Problem> BY_STATUS = Map.ofEntries(
            entry(400, "malformed-request", "The request cannot be read", "Check the request line, headers and body."),
            entry(401, "unauthorized", "A valid API key is needed", "Send Authorization: Bearer and your API key."),
            entry(403, "forbidden", "The API key does not allow this", "Use a key with a higher role."),
            entry(404, "not-found", "There is no such resource", "Nothing answers at this path."),
            entry(405, "method-not-allowed", "The resource has no such method", "See the header Allow."),
            entry(406, "not-acceptable", "No acceptable representation", "Accept application/json."),
            entry(413, "too-large", "The request is too large", "Send less at once."),
            entry(415, "unsupported-media-type", "The media type is not supported", "Send application/json."),
            entry(503, "unavailable", "The server cannot answer now", "Try again later."));

    /** Seconds after which a request that met a server short of its database, or of room, is worth repeating. */
    private static final int RETRY_AFTER = 5;

    private ProblemAnswer() {}

    /** The problem of a status for which nobody gave a better description. */
    public static Problem of(int status) {
        Problem fallback = status < 500
                ? Problem.of("http-" + status, "The request cannot be served", status, "HTTP status " + status + ".")
                : Problem.of("internal-error", "The server failed", status, "The request could not be completed.");
        return BY_STATUS.getOrDefault(status, fallback);
    }

    /** Logs a failure nobody foresaw and tells its number, not what it was. */
    public static Problem unexpected(Throwable failure, String path) {
        return UnexpectedFailure.report(failure, path);
    }

    /**
     * The JSON of a problem.
     *
     * @param instance the path of the request
     */
    public static JsonObject json(Problem problem, String instance) {
        JsonDocument json = new JsonDocument()
                .text("type", problem.type())
                .text("title", problem.title())
                .number("status", problem.status())
                .text("detail", problem.detail())
                .text("instance", instance);
        if (!problem.errors().isEmpty()) {
            json.put(
                    "errors",
                    JsonDocument.array(
                            problem.errors().stream().map(ProblemAnswer::json).toList()));
        }
        return json.build();
    }

    static Response response(Problem problem, String instance) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(MEDIA_TYPE)
                .entity(json(problem, instance).toString());
        return problem.status() == 503
                ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER).build()
                : answer.build();
    }

    private static JsonObject json(FieldError error) {
        return new JsonDocument()
                .text("pointer", error.pointer())
                .text("detail", error.detail())
                .build();
    }

    private static Map.Entry<Integer, Problem> entry(int status, String name, String title, String detail) {
        return Map.entry(status, Problem.of(name, title, status, detail));
    }
}
