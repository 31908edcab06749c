package io.sluice.web.api;

import static io.sluice.shared.Jsonp.JSON;

import io.sluice.job.JobSpec;
import io.sluice.shared.FieldError;
import io.sluice.shared.JsonLimits;
import io.sluice.shared.Problem;
import io.sluice.shared.ProblemException;
import io.sluice.shared.StrictJson;
import io.sluice.submission.Submitted;
import io.sluice.web.JsonDocument;
import io.sluice.web.api.BulkLines.Line;
import io.sluice.web.error.ProblemAnswer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** Submits the lines of one bulk request; what is wrong with a line becomes the answer to that line. */
final class BulkReader implements BulkRun.Reader {

    private static final String KEY_FIELD = "idempotencyKey";

    private final BiFunction<JsonObject, JobSpec.Origin, CompletionStage<Submitted>> submission;
    private final JobSpec.Origin origin;
    private final JsonLimits limits;
    private final String instance;

    /**
     * @param origin of every line; a line may bring its own Idempotency-Key
     * @param instance the path of the request
     */
    BulkReader(
            BiFunction<JsonObject, JobSpec.Origin, CompletionStage<Submitted>> submission,
            JobSpec.Origin origin,
            JsonLimits limits,
            String instance) {
        this.submission = submission;
        this.origin = origin;
        this.limits = limits;
        this.instance = instance;
    }

    @Override
    public CompletionStage<String> submit(Line line) {
        CompletionStage<Submitted> submitted;
        try {
            submitted = submitted(line);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(refused(line, e));
        }
        return submitted.handle((job, failure) -> failure == null ? accepted(line, job) : refused(line, failure));
    }

    @Override
    public String tooMany(Line line) {
        return answer(
                line,
                Problem.tooLarge("", "The request has too many lines; neither this nor any further one was read."));
    }

    private CompletionStage<Submitted> submitted(Line line) {
        if (line.tooLong()) {
            throw Problem.tooLarge("", "The line is longer than " + limits.bytes() + " bytes.")
                    .asException();
        }
        JsonObject request = StrictJson.parseObject(line.text(), limits);
        String key = key(request.get(KEY_FIELD));
        if (key == null) {
            return submission.apply(request, origin);
        }
        JsonObject rest = JSON.createObjectBuilder(request).remove(KEY_FIELD).build();
        return submission.apply(rest, new JobSpec.Origin(origin.owner(), key, origin.traceparent()));
    }

    private static String key(JsonValue value) {
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString text && IdempotencyKey.isKey(text.getString())) {
            return text.getString();
        }
        throw Problem.invalid(List.of(
                        new FieldError("/" + KEY_FIELD, "A string of 1 to 255 visible ASCII characters is expected.")))
                .asException();
    }

    private static String accepted(Line line, Submitted submitted) {
        return new JsonDocument()
                .number("line", line.number())
                .text("id", submitted.job().id())
                .text("state", submitted.job().status().state())
                .bool("replayed", submitted.replayed())
                .build()
                .toString();
    }

    private String refused(Line line, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return answer(
                line,
                cause instanceof ProblemException problem
                        ? problem.problem()
                        : ProblemAnswer.unexpected(cause, instance));
    }

    private String answer(Line line, Problem problem) {
        JsonDocument answer = new JsonDocument().number("line", line.number());
        ProblemAnswer.json(problem, instance).forEach(answer::put);
        return answer.build().toString();
    }
}
