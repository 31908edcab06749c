package io.sluice.submission;

import io.sluice.job.JobType;
import io.sluice.job.RetryPolicy;
import io.sluice.shared.JsonFields;
import io.sluice.shared.Problem;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Turns the JSON of a job request into a {@link JobRequest}, or into one problem that names everything wrong with it.
 * What the request leaves out comes from its type: version 1, queue {@code default}, priority 4, and the type's timeout
 * and retry policy field by field.
 */
public final class JobRequestReader {

    public static final String DEFAULT_QUEUE = "default";
    public static final int DEFAULT_PRIORITY = 4;
    public static final Duration LONGEST_DELAY = Duration.ofDays(365);
    public static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String NAME_RULE = " of a-z A-Z 0-9 . _ - are expected.";

    private final Function<String, Optional<JobType>> types;
    private final Clock clock;
    private final JobRequestLimits limits;

    public JobRequestReader(Function<String, Optional<JobType>> types, Clock clock, JobRequestLimits limits) {
        this.types = types;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Reads a job request.
     *
     * @throws io.sluice.shared.ProblemException 422 with the fields at fault; 413 when the payload is too large
     */
    public JobRequest read(JsonObject json) {
        JsonFields fields = JsonFields.of(json);
        JsonValue payload = fields.any("payload").orElse(JsonValue.EMPTY_JSON_OBJECT);
        requirePayloadFits(payload);
        Optional<JobType> type = type(fields);
        int version = fields.integer("version", 1, Integer.MAX_VALUE).orElse(1);
        type.ifPresent(known -> requireVersion(fields, known, version));
        String queue = fields.text("queue", QUEUE, "1 to 64" + NAME_RULE).orElse(DEFAULT_QUEUE);
        int priority = fields.integer("priority", 0, 9).orElse(DEFAULT_PRIORITY);
        Instant now = clock.instant();
        Optional<Instant> runAt = runAt(fields, now);
        Optional<Instant> expiresAt = expiresAt(fields, runAt.orElse(now));
        Optional<Duration> timeout = fields.duration("timeout", SHORTEST_TIMEOUT, LONGEST_TIMEOUT);
        Optional<RetryPolicy> retry = RetryFields.read(fields, type.map(JobType::retry));
        Map<String, String> tags = TagFields.read(fields);
        refuseUnavailable(fields);
        fields.finish();
        JobType known = type.orElseThrow();
        return new JobRequest(
                known.name(),
                version,
                payload,
                queue,
                priority,
                runAt,
                expiresAt,
                timeout.orElse(known.timeout()),
                retry.orElse(known.retry()),
                tags);
    }

    private Optional<JobType> type(JsonFields fields) {
        fields.require("type");
        Optional<String> name = fields.text("type", TYPE, "1 to 128" + NAME_RULE);
        Optional<JobType> type = name.flatMap(types);
        if (name.isPresent() && type.isEmpty()) {
            fields.refuse(
                    "type",
                    "No job type " + name.get() + " is declared; deploy a handler for it, or pick one of"
                            + " GET /api/v1/types.");
        }
        return type;
    }

    private static void requireVersion(JsonFields fields, JobType type, int version) {
        if (!type.versions().contains(version)) {
            fields.refuse(
                    "version",
                    "Type " + type.name() + " understands payload versions " + new TreeSet<>(type.versions()) + ", not "
                            + version + ".");
        }
    }

    // A time that has passed means now: an ancient one must not overtake the work that waits.
    private static Optional<Instant> runAt(JsonFields fields, Instant now) {
        Optional<Duration> delay = fields.duration("delay", Duration.ZERO, LONGEST_DELAY);
        Optional<Instant> runAt = fields.time("runAt");
        if (delay.isPresent() && runAt.isPresent()) {
            fields.refuse("runAt", "delay and runAt exclude each other; send one of them.");
        }
        if (runAt.isPresent() && runAt.get().isAfter(now.plus(LONGEST_DELAY))) {
            fields.refuse("runAt", "A job is due within " + LONGEST_DELAY.toDays() + " days at the latest.");
        }
        return runAt.or(() -> delay.map(now::plus)).filter(time -> time.isAfter(now));
    }

    private static Optional<Instant> expiresAt(JsonFields fields, Instant due) {
        Optional<Instant> expiresAt = fields.time("expiresAt");
        if (expiresAt.isPresent() && !expiresAt.get().isAfter(due)) {
            fields.refuse("expiresAt", "A job expires in the future and after the time it is due.");
        }
        return expiresAt;
    }

    private static void refuseUnavailable(JsonFields fields) {
        for (String name : new String[] {"group", "notify"}) {
            if (fields.any(name).filter(value -> value != JsonValue.NULL).isPresent()) {
                fields.refuse(name, "This version of Sluice does not offer " + name + "; leave it out.");
            }
        }
    }

    private void requirePayloadFits(JsonValue payload) {
        if (utf8Length(payload.toString()) > limits.payloadBytes()) {
            throw Problem.tooLarge(
                            "/payload",
                            "The payload is larger than " + limits.payloadBytes()
                                    + " bytes; store it elsewhere and send a reference.")
                    .asException();
        }
    }

    private static long utf8Length(String text) {
        return text.chars()
                .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate((char) c) ? 2 : 3)
                .sum();
    }
}
