package io.sluice.workload.http;

import static io.sluice.shared.Jsonp.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of an answer as JSON can hold it.
 *
 * @param encoding {@code none}, {@code json}, {@code text} or {@code base64}
 */
record AnswerBody(JsonValue value, String encoding) {

    private static final int EXCERPT = 300;
    private static final Pattern JSON_TYPE = Pattern.compile("application/([a-z0-9.!#$&^_-]+\\+)?json");
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)\"?");

    static AnswerBody of(HttpAnswer answer) {
        if (!answer.body().hasRemaining()) {
            return new AnswerBody(JsonValue.NULL, "none");
        }
        String type = answer.header("content-type").orElse("");
        Optional<String> text = answer.headers().containsKey("content-encoding") ? Optional.empty() : text(answer);
        Optional<JsonValue> json = isJson(type) ? text.flatMap(AnswerBody::json) : Optional.empty();
        return json.map(value -> new AnswerBody(value, "json"))
                .or(() -> text.map(value -> new AnswerBody(JSON.createValue(value), "text")))
                .orElseGet(() -> new AnswerBody(JSON.createValue(base64(answer.body())), "base64"));
    }

    /** The first bytes for a message, on one line; empty if they are no text. */
    static String excerpt(HttpAnswer answer) {
        String text = text(answer).orElse("");
        String line = text.substring(0, Math.min(text.length(), EXCERPT)).replaceAll("\\s+|\\p{Cntrl}", " ");
        return line.isBlank() ? "" : ": " + line.strip();
    }

    private static boolean isJson(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return JSON_TYPE.matcher(type).matches();
    }

    private static Optional<JsonValue> json(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return Optional.of(reader.readValue());
        } catch (JsonException | IllegalStateException notJson) {
            return Optional.empty();
        }
    }

    /** The body as text, if it is text: no malformed bytes, and no NUL, which PostgreSQL cannot store. */
    private static Optional<String> text(HttpAnswer answer) {
        Charset charset = charset(answer.header("content-type").orElse(""));
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(answer.body().duplicate())
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static Charset charset(String contentType) {
        Matcher charset = CHARSET.matcher(contentType.toLowerCase(Locale.ROOT));
        try {
            return charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String base64(ByteBuffer body) {
        return StandardCharsets.US_ASCII
                .decode(Base64.getEncoder().encode(body.duplicate()))
                .toString();
    }
}
