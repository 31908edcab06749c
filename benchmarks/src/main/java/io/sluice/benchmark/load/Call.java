package io.sluice.benchmark.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;

/**
 * The request that is repeated.
 *
 * @param path with its query
 * @param contentType empty for a request without a body
 */
public record Call(HttpMethod method, String path, String contentType, Buffer body) {

    public static Call post(String path, String contentType, String body) {
        return new Call(HttpMethod.POST, path, contentType, Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)));
    }

    public static Call get(String path) {
        return new Call(HttpMethod.GET, path, "", Buffer.buffer());
    }
}
