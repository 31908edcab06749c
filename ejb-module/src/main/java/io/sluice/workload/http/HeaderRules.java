package io.sluice.workload.http;

import io.sluice.workload.InvalidPayloadException;
import io.sluice.workload.PayloadFields;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a job may send (RFC 9110 section 5), and which of them follow a redirect to another origin. */
final class HeaderRules {

    private static final int MAX_HEADERS = 100;
    private static final int MAX_VALUE = 8192;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7E]*");

    /** They belong to the connection, or are worked out from the URL and the body. */
    private static final Set<String> OURS = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** Anything else may be a credential, whatever its name. */
    private static final Set<String> FIT_FOR_ANOTHER_ORIGIN = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "cache-control",
            "content-encoding",
            "content-language",
            "content-type",
            "idempotency-key",
            "user-agent");

    private HeaderRules() {}

    /**
     * @return the headers with their names in lower case
     * @throws InvalidPayloadException naming the header at fault
     */
    static Map<String, String> read(JsonObject headers) {
        PayloadFields.require(headers.size() <= MAX_HEADERS, "headers", "must be at most " + MAX_HEADERS);
        Map<String, String> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> header : headers.entrySet()) {
            String name = name(header.getKey());
            String field = "headers." + header.getKey();
            PayloadFields.require(!OURS.contains(name), field, "is set by Sluice and cannot be chosen");
            String value = value(field, PayloadFields.text(field, header.getValue()));
            PayloadFields.require(read.put(name, value) == null, field, "is given twice");
        }
        return read;
    }

    static boolean fitForAnotherOrigin(String name) {
        return FIT_FOR_ANOTHER_ORIGIN.contains(name);
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidPayloadException("headers", "has a name that is not a token of RFC 9110, 1 to 128 long");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static String value(String field, String value) {
        PayloadFields.require(value.length() <= MAX_VALUE, field, "must be at most " + MAX_VALUE + " characters");
        PayloadFields.require(VALUE.matcher(value).matches(), field, "must be printable ASCII without line breaks");
        return value.strip();
    }
}
