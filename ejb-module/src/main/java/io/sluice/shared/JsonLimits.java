package io.sluice.shared;

/**
 * How large a JSON text may be.
 *
 * @param bytes of UTF-8, 1 or more
 * @param depth of nested arrays and objects, 1 to {@link #DEEPEST}; a scalar has depth 0
 */
public record JsonLimits(int bytes, int depth) {

    public static final int DEFAULT_DEPTH = 64;

    /** The parser calls itself once per level, and this many levels fit the smallest stack of a server thread. */
    public static final int DEEPEST = 256;

    public JsonLimits {
        if (bytes < 1) {
            throw new IllegalArgumentException("A JSON text has at least 1 byte, not " + bytes);
        }
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("The depth of JSON is 1 to " + DEEPEST + ", not " + depth);
        }
    }

    public static JsonLimits ofBytes(int bytes) {
        return new JsonLimits(bytes, DEFAULT_DEPTH);
    }
}
