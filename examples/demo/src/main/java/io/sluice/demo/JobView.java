package io.sluice.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A job as the server tells it. */
record JobView(JsonObject json) {

    private static final Set<String> FINAL = Set.of("SUCCEEDED", "DEAD", "CANCELLED", "EXPIRED");

    String id() {
        return json.getString("id");
    }

    String state() {
        return json.getString("state");
    }

    boolean ended() {
        return FINAL.contains(state());
    }

    int attempt() {
        return json.getInt("attempt");
    }

    int maxAttempts() {
        return json.getInt("maxAttempts");
    }

    int percent() {
        if (state().equals("SUCCEEDED")) {
            return 100;
        }
        return object("progress").map(progress -> progress.getInt("percent", 0)).orElse(0);
    }

    Optional<String> error() {
        return object("error").map(error -> error.getString("type"));
    }

    Optional<Instant> time(String field) {
        return json.isNull(field) ? Optional.empty() : Optional.of(Instant.parse(json.getString(field)));
    }

    /** How long after its submission the job was started. */
    Optional<Duration> waited() {
        return time("startedAt").map(start -> Duration.between(time("createdAt").orElseThrow(), start));
    }

    /** What there is to say about the state, in a few words. */
    String remark(Instant now) {
        return switch (state()) {
            case "SCHEDULED" -> error().map(type -> type + ", in ").orElse("due in ") + until(now);
            case "RUNNING" ->
                object("progress")
                        .map(progress -> progress.getString("message", ""))
                        .orElse("");
            case "SUCCEEDED" -> "after " + Seconds.of(lasted());
            case "DEAD" -> error().orElse("") + ", given up";
            case "CANCELLED" -> "stopped on request";
            default -> "";
        };
    }

    private String until(Instant now) {
        Duration rest = Duration.between(now, time("runAt").orElse(now));
        return Seconds.of(rest.isNegative() ? Duration.ZERO : rest);
    }

    private Duration lasted() {
        return Duration.between(
                time("createdAt").orElseThrow(), time("finishedAt").orElseThrow());
    }

    private Optional<JsonObject> object(String field) {
        JsonValue value = json.get(field);
        return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }
}
