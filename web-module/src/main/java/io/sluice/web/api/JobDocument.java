package io.sluice.web.api;

import static io.sluice.shared.Jsonp.JSON;

import io.sluice.job.Attempt;
import io.sluice.job.Job;
import io.sluice.job.JobError;
import io.sluice.job.JobEvent;
import io.sluice.job.JobSpec;
import io.sluice.job.JobStatus;
import io.sluice.job.Progress;
import io.sluice.web.JsonDocument;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A job as JSON: always every field, null where there is nothing to tell. */
final class JobDocument {

    private JobDocument() {}

    static JsonObject full(Job job) {
        JobSpec spec = job.spec();
        JobStatus status = job.status();
        return new JsonDocument()
                .text("id", job.id())
                .text("type", spec.type())
                .number("version", spec.version())
                .text("queue", spec.queue())
                .text("state", status.state())
                .number("attempt", status.attempt())
                .number("maxAttempts", spec.retry().maxAttempts())
                .number("priority", spec.priority())
                .text("group", null)
                .put("payload", json(spec.payload()))
                .put("result", json(status.result()))
                .put("error", error(status.error()))
                .put("progress", progress(status.progress()))
                .put(
                        "attempts",
                        JsonDocument.array(status.attempts().stream()
                                .map(JobDocument::attempt)
                                .toList()))
                .put("tags", tags(spec.tags()))
                .text("createdAt", spec.createdAt())
                .text("runAt", status.runAt())
                .text("startedAt", status.startedAt())
                .text("finishedAt", status.finishedAt())
                .text("expiresAt", spec.expiresAt())
                .text("expectedStartAt", null)
                .put("links", links(job.id()))
                .build();
    }

    /** What a submission answers. */
    static JsonObject brief(Job job) {
        return new JsonDocument()
                .text("id", job.id())
                .text("state", job.status().state())
                .put("links", links(job.id()))
                .build();
    }

    static String path(UUID id) {
        return "/api/v1/jobs/" + id;
    }

    private static JsonObject links(UUID id) {
        String self = path(id);
        return new JsonDocument()
                .text("self", self)
                .text("events", self + "/events")
                .text("cancel", self + "/cancel")
                .text("retry", self + "/retry")
                .build();
    }

    // What is stored was written as JSON. Should it be damaged all the same, the job must still be there to look at.
    private static JsonValue json(String text) {
        if (text == null) {
            return null;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonException e) {
            return JSON.createValue(text);
        }
    }

    private static JsonObject error(JobError error) {
        return error == null
                ? null
                : new JsonDocument()
                        .text("type", error.type())
                        .text("message", error.message())
                        .bool("retryable", error.retryable())
                        .build();
    }

    private static JsonObject progress(Progress progress) {
        return progress == null
                ? null
                : new JsonDocument()
                        .number("percent", progress.percent())
                        .text("message", progress.message())
                        .build();
    }

    private static JsonObject attempt(Attempt attempt) {
        return new JsonDocument()
                .number("number", attempt.number())
                .text("startedAt", attempt.startedAt())
                .text("finishedAt", attempt.finishedAt())
                .text("outcome", outcome(attempt.outcome()))
                .put("error", error(attempt.error()))
                .text("node", attempt.node())
                .build();
    }

    static String outcome(JobEvent event) {
        return switch (event) {
            case SUCCEED -> "SUCCEEDED";
            case RETRY, FAIL -> "FAILED";
            case RESCUE, QUARANTINE -> "CRASHED";
            case SNOOZE -> "SNOOZED";
            case CANCEL -> "CANCELLED";
            case EXPIRE -> "EXPIRED";
            case HAND_BACK -> "INTERRUPTED";
            case DUE, CLAIM, REPLAY -> throw new IllegalArgumentException(event + " ends no attempt");
        };
    }

    private static JsonValue tags(Map<String, String> tags) {
        JsonDocument json = new JsonDocument();
        new TreeMap<>(tags).forEach(json::text);
        return json.build();
    }
}
