package io.sluice.web.api;

import io.sluice.shared.JsonLimits;
import io.sluice.shared.Problem;
import io.sluice.shared.StrictJson;
import io.sluice.web.UnreadBody;
import io.sluice.web.error.ProblemAnswer;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** Reads request bodies; how long one is decides its bytes, not what its header says. */
final class JsonBody {

    private JsonBody() {}

    /**
     * Reads a JSON object.
     *
     * @throws io.sluice.shared.ProblemException 413 past the limit, 415 for another media type or charset, 400 for a body
     *     that is not strict JSON
     */
    static JsonObject object(InputStream body, MediaType type, JsonLimits limits) {
        requireUtf8(type);
        return StrictJson.parseObject(read(body, limits.bytes()), limits);
    }

    /**
     * Refuses a media type that is missing or a wildcard, which resources that consume JSON would let pass, and any
     * charset but UTF-8.
     */
    static void requireUtf8(MediaType type) {
        boolean named = type != null && !type.isWildcardType() && !type.isWildcardSubtype();
        String charset = named ? type.getParameters().getOrDefault("charset", "utf-8") : null;
        if (!"utf-8".equalsIgnoreCase(charset)) {
            throw ProblemAnswer.of(415).asException();
        }
    }

    private static byte[] read(InputStream body, int limit) {
        try {
            // One byte more than allowed, so that StrictJson sees it is too long.
            byte[] bytes = body.readNBytes(limit + 1);
            if (bytes.length > limit) {
                UnreadBody.passOver(body);
            }
            return bytes;
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    static RuntimeException brokenOff() {
        return Problem.malformed("", "The request body broke off before its end.")
                .asException();
    }
}
