package io.sluice.workload.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Retry-After} header (RFC 9110 section 10.2.3): seconds, or an HTTP-date. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("\\d+");

    private RetryAfter() {}

    /** The wait it asks for, at most one hour; empty if it asks for none or cannot be read. */
    static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        Optional<Duration> wait = SECONDS.matcher(text).matches() ? Optional.of(seconds(text)) : untilDate(text, now);
        return wait.filter(duration -> duration.compareTo(Duration.ZERO) > 0)
                .map(duration -> duration.compareTo(LONGEST) > 0 ? LONGEST : duration);
    }

    private static Duration seconds(String digits) {
        // More digits than these are past the cap, and past what a long can hold.
        return digits.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, date));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
