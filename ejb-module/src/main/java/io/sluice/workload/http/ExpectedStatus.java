package io.sluice.workload.http;

import io.sluice.workload.InvalidPayloadException;
import io.sluice.workload.PayloadFields;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.BitSet;
import java.util.List;

/** The status codes a job takes for success. */
final class ExpectedStatus {

    private static final int LOWEST = 200;
    private static final int HIGHEST = 599;
    private static final String DETAIL =
            "must be a status code from 200 to 599, a class such as \"2xx\", or an array of these";

    private final BitSet codes = new BitSet();

    private ExpectedStatus() {}

    /**
     * @param elements numbers such as 404, or strings such as "404" and "2xx"; none means "2xx"
     * @throws InvalidPayloadException naming the field {@code expect}
     */
    static ExpectedStatus read(List<JsonValue> elements) {
        ExpectedStatus expected = new ExpectedStatus();
        elements.forEach(expected::add);
        if (elements.isEmpty()) {
            expected.codes.set(200, 300);
        }
        return expected;
    }

    boolean accepts(int status) {
        return codes.get(status);
    }

    private void add(JsonValue element) {
        if (element instanceof JsonString text) {
            add(text.getString());
        } else {
            codes.set(PayloadFields.number("expect", element, LOWEST, HIGHEST));
        }
    }

    private void add(String text) {
        if (text.matches("[2-5][xX]{2}")) {
            int first = (text.charAt(0) - '0') * 100;
            codes.set(first, first + 100);
        } else if (text.matches("[2-5][0-9]{2}")) {
            codes.set(Integer.parseInt(text));
        } else {
            throw new InvalidPayloadException("expect", DETAIL);
        }
    }
}
