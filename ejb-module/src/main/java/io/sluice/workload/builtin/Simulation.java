package io.sluice.workload.builtin;

import io.sluice.workload.PayloadFields;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a {@code sluice.simulate} job does.
 *
 * @param sleep how long each attempt works before it ends, zero to one hour
 * @param failTimes how many attempts, counted from the first, end badly, 0 to 1000
 * @param error the type of the error they end with, 1 to 128 of {@code a-z A-Z 0-9 . _ -}
 * @param retryable whether another attempt may follow that error
 * @param result what the job answers in the end
 * @param crash whether the bad attempts halt the process instead; all are bad if failTimes is zero
 */
record Simulation(Duration sleep, int failTimes, String error, boolean retryable, JsonValue result, boolean crash) {

    private static final Set<String> FIELDS = Set.of("sleep", "failTimes", "error", "retryable", "result", "crash");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /** @throws io.sluice.workload.InvalidPayloadException naming the first field at fault */
    static Simulation read(JsonValue payload) {
        PayloadFields fields = new PayloadFields(payload, FIELDS);
        String error = fields.text("error").orElse("SimulatedFailure");
        PayloadFields.require(NAME.matcher(error).matches(), "error", "must be 1 to 128 of a-z A-Z 0-9 . _ -");
        return new Simulation(
                fields.duration("sleep", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)),
                fields.number("failTimes", 0, 0, 1000),
                error,
                fields.flag("retryable", true),
                fields.value("result").orElse(JsonValue.NULL),
                fields.flag("crash", false));
    }

    boolean crashes(int attempt) {
        return crash && (failTimes == 0 || attempt <= failTimes);
    }

    boolean fails(int attempt) {
        return attempt <= failTimes;
    }
}
