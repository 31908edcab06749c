package io.sluice.web.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preference {@code wait} of the header Prefer (RFC 7240): how many seconds the caller is ready to wait for a job to
 * end. What is malformed or unknown is ignored, as the standard asks; of two the first counts.
 */
final class Prefer {

    static final String HEADER = "Prefer";
    static final String APPLIED_HEADER = "Preference-Applied";

    private static final Pattern WAIT =
            Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*(\"?)(\\d{1,18})\\1\\s*(?=[,;]|$)", Pattern.CASE_INSENSITIVE);

    private Prefer() {}

    /**
     * The wait that is granted: what was asked for, or the longest there is.
     *
     * @param headers every header Prefer of the request; may be null
     */
    static Optional<Duration> wait(List<String> headers, Duration longest) {
        if (headers == null) {
            return Optional.empty();
        }
        Matcher matcher = WAIT.matcher(String.join(",", headers));
        if (!matcher.find()) {
            return Optional.empty();
        }
        long seconds = Math.min(Long.parseLong(matcher.group(2)), longest.toSeconds());
        return Optional.of(Duration.ofSeconds(seconds));
    }

    static String applied(Duration wait) {
        return "wait=" + wait.toSeconds();
    }
}
