package io.sluice.web.api;

import io.sluice.shared.Problem;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The header Idempotency-Key: a string of structured fields (RFC 9651) such as {@code "a1b2"}, or, since most clients
 * send it so, the same without quotes. 1 to 255 visible ASCII characters.
 */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[\\x20-\\x7e&&[^\"\\\\]]|\\\\[\"\\\\])*)\"");
    private static final Pattern BARE = Pattern.compile("[\\x21-\\x7e&&[^\",;\\\\]]+");

    private IdempotencyKey() {}

    /**
     * The key of a request; null when it has none.
     *
     * @param headers every header of this name; may be null
     * @throws io.sluice.shared.ProblemException 400 when it is malformed
     */
    static String read(List<String> headers) {
        if (headers == null || headers.isEmpty()) {
            return null;
        }
        String text = headers.size() == 1 ? headers.get(0).strip() : "";
        String key = text;
        if (QUOTED.matcher(text).matches()) {
            key = text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
        } else if (!BARE.matcher(text).matches()) {
            key = "";
        }
        if (!isKey(key)) {
            throw Problem.malformed(
                            HEADER,
                            "One Idempotency-Key of 1 to 255 visible ASCII characters in double quotes is expected.")
                    .asException();
        }
        return key;
    }

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }
}
