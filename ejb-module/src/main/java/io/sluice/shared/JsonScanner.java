package io.sluice.shared;

import jakarta.json.JsonValue;
import java.math.BigDecimal;

/** Takes the tokens of JSON off a text, one after the other. */
final class JsonScanner {

    // A longer number is no quantity; converting one of 200,000 digits takes seconds.
    private static final int LONGEST_NUMBER = 400;
    // Beyond it, turning the number into an integer or into PostgreSQL's numeric costs gigabytes.
    private static final int LARGEST_EXPONENT = 9_999;

    private final String text;
    private final JsonPath path;
    private int at;

    JsonScanner(String text, JsonPath path) {
        this.text = text;
        this.path = path;
    }

    ProblemException problem(String what) {
        return Problem.malformed(path.toString(), what + ", at character " + (at + 1) + ".")
                .asException();
    }

    /** The first character of the next token, which is not taken. */
    char peekToken() {
        skipSpace();
        if (at == text.length()) {
            throw problem("The JSON text ends too early");
        }
        return text.charAt(at);
    }

    void take(char expected) {
        if (!takeIf(expected)) {
            throw problem("'" + expected + "' is expected");
        }
    }

    boolean takeIf(char wanted) {
        if (peekToken() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    void requireEnd() {
        skipSpace();
        if (at < text.length()) {
            throw problem("There is more text after the JSON value");
        }
    }

    JsonValue literal(String word, JsonValue value) {
        if (!text.startsWith(word, at)) {
            throw problem("This is not a JSON value");
        }
        at += word.length();
        return value;
    }

    String string() {
        int start = ++at;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return text.substring(start, at++);
        }
        return stringWithEscapes(new StringBuilder(text.substring(start, at)));
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private String stringWithEscapes(StringBuilder value) {
        char c = next();
        while (c != '"') {
            if (c < ' ') {
                at--;
                throw problem("A control character in a string must be escaped");
            }
            value.append(c == '\\' ? escaped() : c);
            c = next();
        }
        requirePairs(value);
        return value.toString();
    }

    private char next() {
        if (at == text.length()) {
            throw problem("A string has no closing quote");
        }
        return text.charAt(at++);
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw problem("There is no such escape in a JSON string");
        };
    }

    private char hexadecimal() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            // Character.digit would also take the digits of other scripts.
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw problem("Four hexadecimal digits are expected after \\u");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    // Only escapes can bring a lone surrogate: the decoder has refused those that came as bytes.
    private void requirePairs(StringBuilder value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw problem("A string holds half of a surrogate pair");
            }
        }
    }

    BigDecimal number() {
        int start = at;
        takeSign('-', '-');
        if (at < text.length() && text.charAt(at) == '0') {
            at++;
        } else {
            takeDigits();
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            takeDigits();
        }
        int exponent = exponent();
        if (at - start > LONGEST_NUMBER || Math.abs(exponent) > LARGEST_EXPONENT) {
            throw problem("A number has at most " + LONGEST_NUMBER + " characters and an exponent of at most "
                    + LARGEST_EXPONENT);
        }
        return new BigDecimal(text.substring(start, at));
    }

    private int exponent() {
        if (at == text.length() || (text.charAt(at) | 0x20) != 'e') {
            return 0;
        }
        at++;
        takeSign('+', '-');
        int start = at;
        takeDigits();
        String digits = text.substring(start, at).replaceFirst("^0+(?=.)", "");
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private void takeSign(char one, char other) {
        if (at < text.length() && (text.charAt(at) == one || text.charAt(at) == other)) {
            at++;
        }
    }

    private void takeDigits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw problem("This is not a JSON value");
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
