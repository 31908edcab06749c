package io.sluice.web.api;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shapes of bodies, for the OpenAPI document only; a test compares them with what is sent. */
final class Schemas {

    private static final String DURATION = "ISO 8601 duration, for example PT30S.";

    private Schemas() {}

    @Schema(
            name = "Problem",
            description = "A problem detail (RFC 9457).",
            requiredProperties = {"type", "title", "status", "detail", "instance"})
    record Problem(
            URI type,
            String title,
            @Schema(minimum = "400", maximum = "599") int status,
            String detail,
            @Schema(description = "The path of the request.") String instance,
            @Schema(description = "The fields at fault, when there are any.") List<FieldError> errors) {}

    @Schema(
            name = "FieldError",
            requiredProperties = {"pointer", "detail"})
    record FieldError(
            @Schema(description = "JSON Pointer into the body, or the name of a header or parameter.") String pointer,
            String detail) {}

    @Schema(name = "JobRequest", requiredProperties = "type")
    record JobRequest(
            @Schema(pattern = "^[A-Za-z0-9._-]{1,128}$", description = "A declared job type.") String type,
            @Schema(description = "Any JSON, at most 256 KiB; {} when absent.") Object payload,
            @Schema(minimum = "1", defaultValue = "1") Integer version,
            @Schema(pattern = "^[A-Za-z0-9._-]{1,64}$", defaultValue = "default") String queue,
            @Schema(minimum = "0", maximum = "9", defaultValue = "4", description = "Higher runs first.")
                    Integer priority,
            @Schema(description = DURATION + " Zero to P365D; excludes runAt.") String delay,
            @Schema(description = "When it is due; excludes delay.") OffsetDateTime runAt,
            @Schema(description = "After this it is not run any more.") OffsetDateTime expiresAt,
            @Schema(description = DURATION + " How long one attempt may run, up to PT24H.") String timeout,
            Retry retry,
            @Schema(description = "At most 16; names of 64, values of 256 characters.") Map<String, String> tags) {}

    @Schema(name = "Retry", description = "Exponential backoff with full jitter; what is absent comes from the type.")
    record Retry(
            @Schema(minimum = "1", maximum = "100") Integer maxAttempts,
            @Schema(description = DURATION) String initialDelay,
            @Schema(minimum = "1", maximum = "100") Double multiplier,
            @Schema(description = DURATION) String maxDelay) {}

    @Schema(
            name = "Accepted",
            requiredProperties = {"id", "state", "links"})
    record Accepted(UUID id, State state, Links links) {}

    @Schema(name = "JobState")
    enum State {
        SCHEDULED,
        QUEUED,
        RUNNING,
        SUCCEEDED,
        DEAD,
        CANCELLED,
        EXPIRED
    }

    @Schema(
            name = "Links",
            requiredProperties = {"self", "events", "cancel", "retry"})
    record Links(String self, String events, String cancel, String retry) {}

    @Schema(name = "JobError", nullable = true)
    record JobError(String type, @Schema(nullable = true) String message, boolean retryable) {}

    @Schema(name = "Progress")
    record Progress(@Schema(minimum = "0", maximum = "100") int percent, @Schema(nullable = true) String message) {}

    @Schema(name = "Attempt")
    record Attempt(
            int number,
            OffsetDateTime startedAt,
            OffsetDateTime finishedAt,
            @Schema(enumeration = {"SUCCEEDED", "FAILED", "CRASHED", "SNOOZED", "CANCELLED", "EXPIRED", "INTERRUPTED"})
                    String outcome,
            JobError error,
            String node) {}

    @Schema(name = "Job", description = "Every field is always there; null where there is nothing to tell.")
    record Job(
            UUID id,
            String type,
            int version,
            String queue,
            State state,
            @Schema(description = "The latest attempt; 0 before the first.") int attempt,
            int maxAttempts,
            int priority,
            @Schema(nullable = true) String group,
            @Schema(nullable = true, description = "Any JSON.") Object payload,
            @Schema(nullable = true, description = "Any JSON; null unless SUCCEEDED.") Object result,
            JobError error,
            Progress progress,
            List<Attempt> attempts,
            Map<String, String> tags,
            OffsetDateTime createdAt,
            OffsetDateTime runAt,
            @Schema(nullable = true) OffsetDateTime startedAt,
            @Schema(nullable = true) OffsetDateTime finishedAt,
            @Schema(nullable = true) OffsetDateTime expiresAt,
            @Schema(nullable = true) OffsetDateTime expectedStartAt,
            Links links) {}

    @Schema(name = "JobPage")
    record JobPage(List<Job> items, @Schema(nullable = true, description = "The cursor for after.") String next) {}

    @Schema(
            name = "BulkAnswer",
            description =
                    "One line per line of the request: id and state of the job, or a problem with its line number.")
    record BulkAnswer(
            @Schema(description = "From 1; blank lines count but get no answer.") int line,
            UUID id,
            State state,
            @Schema(description = "Whether the idempotencyKey was known and this is the job it named before.")
                    boolean replayed) {}

    @Schema(name = "JobType")
    record JobType(
            String name,
            List<Integer> versions,
            @Schema(enumeration = {"server", "worker"}) String runBy,
            boolean transactional,
            String queue,
            Retry retry,
            @Schema(description = DURATION) String timeout) {}

    @Schema(name = "JobTypePage")
    record JobTypePage(List<JobType> items, @Schema(nullable = true) String next) {}

    @Schema(
            name = "ApiKeyRequest",
            requiredProperties = {"name", "role"})
    record ApiKeyRequest(
            @Schema(pattern = "^[A-Za-z0-9._-]{1,64}$") String name,
            @Schema(enumeration = {"viewer", "submitter", "operator", "admin", "worker"}) String role) {}

    @Schema(name = "ApiKey")
    record ApiKey(
            String name,
            @Schema(enumeration = {"viewer", "submitter", "operator", "admin", "worker"}) String role,
            OffsetDateTime createdAt,
            @Schema(nullable = true) OffsetDateTime revokedAt) {}

    @Schema(name = "NewApiKey")
    record NewApiKey(
            String name,
            @Schema(enumeration = {"viewer", "submitter", "operator", "admin", "worker"}) String role,
            OffsetDateTime createdAt,
            @Schema(nullable = true) OffsetDateTime revokedAt,
            @Schema(description = "The key itself; it is shown this once.") String key) {}

    @Schema(name = "ApiKeyPage")
    record ApiKeyPage(List<ApiKey> items, @Schema(nullable = true) String next) {}
}
