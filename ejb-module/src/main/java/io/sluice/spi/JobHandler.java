package io.sluice.spi;

/**
 * Runs jobs of one type. Implement it in a CDI bean annotated with {@link HandlesJob}.
 *
 * <p>One bean serves all threads: keep no state between calls unless it is thread-safe.
 *
 * @param <T> the payload: {@code JsonValue} or {@code JsonObject} for the JSON as it came, or any class that Jakarta
 *     JSON Binding can read
 */
public interface JobHandler<T> {

    /**
     * Runs one attempt.
     *
     * @return what became of it; {@code null} means {@link Outcome#done()}
     * @throws Exception for a failed attempt: it is retried by the job's policy unless its class is among
     *     {@link HandlesJob#nonRetryable()}
     */
    Outcome handle(T payload, JobContext context) throws Exception;
}
