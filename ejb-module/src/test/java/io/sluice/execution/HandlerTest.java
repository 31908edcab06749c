package io.sluice.execution;

import static io.sluice.job.JobFixture.NOON;
import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.job.JobType;
import io.sluice.job.JobTypes;
import io.sluice.job.RetryPolicy;
import io.sluice.spi.HandlesJob;
import io.sluice.spi.JobContext;
import io.sluice.spi.JobHandler;
import io.sluice.spi.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class HandlerTest {

    /** Answers what it was given. */
    abstract static class Echo<T> implements JobHandler<T> {
        @Override
        public Outcome handle(T payload, JobContext context) {
            return Outcome.done(Json.createValue(String.valueOf(payload)));
        }
    }

    public record Order(String number, List<Integer> amounts) {}

    @HandlesJob("any")
    static final class AnyJson extends Echo<JsonValue> implements JobHandler<JsonValue> {}

    @HandlesJob(
            value = "object",
            versions = {1, 2},
            transactional = true,
            maxAttempts = 7,
            initialDelay = "PT2S",
            multiplier = 3,
            maxDelay = "PT1M",
            timeout = "PT10S",
            nonRetryable = {IOException.class, IllegalArgumentException.class})
    static class ObjectOnly extends Echo<JsonObject> implements JobHandler<JsonObject> {}

    static final class Proxied extends ObjectOnly {}

    @HandlesJob("array")
    static final class ArrayOnly extends Echo<JsonArray> implements JobHandler<JsonArray> {}

    @HandlesJob("order")
    static final class Orders extends Echo<Order> implements JobHandler<Order> {}

    @HandlesJob("list")
    static final class Lists implements JobHandler<List<Order>> {
        @Override
        public Outcome handle(List<Order> payload, JobContext context) {
            return null;
        }
    }

    static final class Unannotated extends Echo<JsonValue> implements JobHandler<JsonValue> {}

    @HandlesJob("vague")
    static final class Vague extends Echo<Order> {}

    private final Jsonb jsonb = JsonbBuilder.create();

    @AfterEach
    void close() throws Exception {
        jsonb.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "3", "\"text\"", "[1]", "{\"a\":1}"})
    void aHandlerOfAnyJsonGetsItAsItCame(String json) {
        Object decoded = HandlerRegistry.handler(AnyJson.class, new AnyJson()).decode(json, jsonb);

        assertThat(decoded).isInstanceOf(JsonValue.class).hasToString(json);
    }

    @Test
    void aHandlerOfOneKindOfJsonGetsNoOther() {
        Handler objects = HandlerRegistry.handler(ObjectOnly.class, new ObjectOnly());
        Handler arrays = HandlerRegistry.handler(ArrayOnly.class, new ArrayOnly());

        assertThat(objects.decode("{\"a\":1}", jsonb)).hasToString("{\"a\":1}");
        assertThat(arrays.decode("[1]", jsonb)).hasToString("[1]");
        assertThatThrownBy(() -> objects.decode("[1]", jsonb))
                .isInstanceOf(JsonbException.class)
                .hasMessage("The payload of object is a JsonObject, not ARRAY");
        assertThatThrownBy(() -> arrays.decode("null", jsonb))
                .hasMessage("The payload of array is a JsonArray, not NULL");
    }

    @Test
    void aHandlerOfARecordGetsOne() {
        Handler orders = HandlerRegistry.handler(Orders.class, new Orders());

        assertThat(orders.decode("{\"number\":\"n\",\"amounts\":[1,2],\"more\":true}", jsonb))
                .isEqualTo(new Order("n", List.of(1, 2)));
        assertThatThrownBy(() -> orders.decode("{\"number\":{}}", jsonb)).isInstanceOf(JsonbException.class);
        assertThatThrownBy(() -> orders.decode("null", jsonb)).isInstanceOf(JsonbException.class);
    }

    @Test
    void aHandlerOfAListOfRecordsGetsThem() {
        assertThat(HandlerRegistry.handler(Lists.class, new Lists()).decode("[{\"number\":\"n\"}]", jsonb))
                .isEqualTo(List.of(new Order("n", null)));
    }

    @Test
    void aHandlerThatAnswersNothingIsDone() throws Exception {
        JobContext context = new Execution(aJob().running(1, 0, 0), NOON);

        assertThat(HandlerRegistry.handler(Lists.class, new Lists()).handle(List.of(), context))
                .isEqualTo(Outcome.done());
    }

    @Test
    void anAnnotationSaysWhatItsTypeIs() {
        assertThat(HandlerRegistry.handler(ObjectOnly.class, new ObjectOnly()).type())
                .isEqualTo(new JobType(
                        "object",
                        Set.of(1, 2),
                        true,
                        new RetryPolicy(7, Duration.ofSeconds(2), 3, Duration.ofMinutes(1)),
                        Duration.ofSeconds(10),
                        JobType.RunBy.SERVER));
    }

    @Test
    void exceptionsThatNoAttemptCanMendIncludeTheirSubclasses() {
        Handler handler = HandlerRegistry.handler(ObjectOnly.class, new ObjectOnly());

        assertThat(handler.canMend(new FileNotFoundException())).isFalse();
        assertThat(handler.canMend(new NumberFormatException())).isFalse();
        assertThat(handler.canMend(new IllegalStateException())).isTrue();
        assertThat(handler.canMend(new NoClassDefFoundError())).isTrue();
    }

    @Test
    void aHandlerThatSaysTooLittleIsRefusedByName() {
        assertRefused(Unannotated.class, new Unannotated(), "JobHandler without @HandlesJob");
        assertRefused(Proxied.class, new Proxied(), "JobHandler without @HandlesJob");
        assertRefused(Vague.class, new Vague(), "does not say which payload it handles");
    }

    @Test
    void twoHandlersOfOneTypeAreRefused() {
        HandlerRegistry registry = new HandlerRegistry(null, new JobTypes());
        registry.register(Orders.class, new Orders());

        assertThat(registry.find("order")).isPresent();
        assertThat(registry.find("other")).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> registry.register(Orders.class, new Orders()))
                .withMessage("Two handlers for job type order");
    }

    @Test
    void anAnnotationWithAValueOutOfRangeIsRefusedWithTheNameOfItsClass() {
        assertRefused(BadHandlers.Name.class, new BadHandlers.Name(), "not a job type: \"a b\"");
        assertRefused(BadHandlers.Versions.class, new BadHandlers.Versions(), "versions");
        assertRefused(BadHandlers.NoVersions.class, new BadHandlers.NoVersions(), "versions");
        assertRefused(BadHandlers.Attempts.class, new BadHandlers.Attempts(), "maxAttempts is 1 to 100");
        assertRefused(BadHandlers.Delay.class, new BadHandlers.Delay(), "cannot be parsed to a Duration");
        assertRefused(BadHandlers.Timeout.class, new BadHandlers.Timeout(), "timeout");
    }

    private static void assertRefused(Class<?> beanClass, JobHandler<?> bean, String message) {
        assertThatIllegalStateException()
                .isThrownBy(() -> HandlerRegistry.handler(beanClass, bean))
                .withMessageContaining(message)
                .withMessageContaining(beanClass.getName());
    }
}
