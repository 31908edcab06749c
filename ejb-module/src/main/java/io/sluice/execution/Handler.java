package io.sluice.execution;

import static io.sluice.shared.Jsonp.JSON;

import io.sluice.job.JobType;
import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/** A handler bean together with what its annotation and its type parameter say. */
final class Handler {

    private final JobType type;
    private final JobHandler<Object> bean;
    private final Type payloadType;
    private final List<Class<? extends Exception>> nonRetryable;

    Handler(JobType type, JobHandler<Object> bean, Type payloadType, HandlesJob annotation) {
        this.type = type;
        this.bean = bean;
        this.payloadType = payloadType;
        this.nonRetryable = Arrays.asList(annotation.nonRetryable());
    }

    JobType type() {
        return type;
    }

    Outcome handle(Object payload, JobContext context) throws Exception {
        Outcome outcome = bean.handle(payload, context);
        return outcome == null ? Outcome.done() : outcome;
    }

    boolean canMend(Throwable failure) {
        return nonRetryable.stream().noneMatch(fatal -> fatal.isInstance(failure));
    }

    /**
     * The payload as the handler wants it.
     *
     * @throws JsonbException when the JSON does not fit
     */
    Object decode(String json, Jsonb jsonb) {
        if (payloadType instanceof Class<?> wanted && JsonValue.class.isAssignableFrom(wanted)) {
            JsonValue value = read(json);
            if (!wanted.isInstance(value)) {
                throw new JsonbException("The payload of " + type.name() + " is a " + wanted.getSimpleName() + ", not "
                        + value.getValueType());
            }
            return value;
        }
        Object payload = jsonb.fromJson(json, payloadType);
        if (payload == null) {
            throw new JsonbException("The payload of " + type.name() + " is not null");
        }
        return payload;
    }

    // Scalars at the top are valid JSON but not a JsonStructure: wrapping them lets one parser read both.
    private static JsonValue read(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader("[" + json + "]"))) {
            JsonStructure wrapped = reader.read();
            return wrapped.asJsonArray().get(0);
        }
    }
}
