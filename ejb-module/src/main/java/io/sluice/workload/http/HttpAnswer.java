package io.sluice.workload.http;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param headers names in lower case, values in the order they came
 * @param body as sent, no larger than the limit
 */
record HttpAnswer(int status, Map<String, List<String>> headers, ByteBuffer body) {

    HttpAnswer {
        headers = Map.copyOf(headers);
        body = body.asReadOnlyBuffer();
    }

    /** The first value of a header, by its lower-case name. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }
}
