package io.sluice.web.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header traceparent (W3C Trace Context, version 00 and what later versions keep of it). */
final class TraceParent {

    static final String HEADER = "traceparent";

    private static final Pattern FORMAT =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private TraceParent() {}

    /** The trace context in the form of version 00; null when there is none, or an invalid one, which is ignored. */
    static String read(String header) {
        Matcher matcher = FORMAT.matcher(header == null ? "" : header.strip());
        if (!matcher.matches() || "ff".equals(matcher.group(1))) {
            return null;
        }
        boolean longer = matcher.group(5) != null;
        boolean zero = matcher.group(2).matches("0+") || matcher.group(3).matches("0+");
        if (zero || longer && "00".equals(matcher.group(1))) {
            return null;
        }
        return "00-" + matcher.group(2) + "-" + matcher.group(3) + "-" + matcher.group(4);
    }
}
