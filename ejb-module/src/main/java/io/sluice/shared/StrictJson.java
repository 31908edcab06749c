package io.sluice.shared;

import static io.sluice.shared.Jsonp.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads JSON (RFC 8259) from strangers. What parsers disagree about is refused rather than guessed: malformed UTF-8, a
 * byte order mark, duplicate member names, lone surrogates, text after the value. Size, depth and numbers are bounded
 * before they cost anything.
 */
public final class StrictJson {

    private final JsonPath path = new JsonPath();
    private final JsonScanner scanner;
    private final int depth;

    private StrictJson(String text, int depth) {
        this.scanner = new JsonScanner(text, path);
        this.depth = depth;
    }

    /**
     * Reads the one value the bytes hold.
     *
     * @throws ProblemException 413 when there are too many bytes, 400 for anything else that is wrong, naming the JSON
     *     Pointer and the character
     */
    public static JsonValue parse(byte[] bytes, JsonLimits limits) {
        if (bytes.length > limits.bytes()) {
            throw Problem.tooLarge("", "The JSON text is longer than " + limits.bytes() + " bytes.")
                    .asException();
        }
        StrictJson json = new StrictJson(decode(bytes), limits.depth());
        JsonValue value = json.value();
        json.scanner.requireEnd();
        return value;
    }

    /**
     * Reads the one object the bytes hold.
     *
     * @throws ProblemException as {@link #parse}; 400 when the value is not an object
     */
    public static JsonObject parseObject(byte[] bytes, JsonLimits limits) {
        if (parse(bytes, limits) instanceof JsonObject object) {
            return object;
        }
        throw Problem.malformed("", "A JSON object is expected here.").asException();
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.malformed("", "The text is not well-formed UTF-8.").asException();
        }
    }

    private JsonValue value() {
        char first = scanner.peekToken();
        return switch (first) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> JSON.createValue(scanner.string());
            case 't' -> scanner.literal("true", JsonValue.TRUE);
            case 'f' -> scanner.literal("false", JsonValue.FALSE);
            case 'n' -> scanner.literal("null", JsonValue.NULL);
            default -> JSON.createValue(scanner.number());
        };
    }

    private JsonObject object() {
        requireDepth();
        JsonObjectBuilder object = JSON.createObjectBuilder();
        scanner.take('{');
        if (scanner.takeIf('}')) {
            return object.build();
        }
        Set<String> names = new HashSet<>();
        do {
            member(object, names);
        } while (scanner.takeIf(','));
        scanner.take('}');
        return object.build();
    }

    private void member(JsonObjectBuilder object, Set<String> names) {
        if (scanner.peekToken() != '"') {
            throw scanner.problem("A member name in double quotes is expected");
        }
        String name = scanner.string();
        path.enter(name);
        if (!names.add(name)) {
            throw scanner.problem("This name occurs twice in its object");
        }
        scanner.take(':');
        object.add(name, value());
        path.leave();
    }

    private JsonValue array() {
        requireDepth();
        JsonArrayBuilder array = JSON.createArrayBuilder();
        scanner.take('[');
        if (scanner.takeIf(']')) {
            return array.build();
        }
        int index = 0;
        do {
            path.enter(Integer.toString(index++));
            array.add(value());
            path.leave();
        } while (scanner.takeIf(','));
        scanner.take(']');
        return array.build();
    }

    // Asked before the next level is entered, so that the stack never grows past the limit.
    private void requireDepth() {
        if (path.depth() >= depth) {
            throw scanner.problem("Arrays and objects are nested more than " + depth + " deep");
        }
    }
}
