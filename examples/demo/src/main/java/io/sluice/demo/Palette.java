package io.sluice.demo;

import java.util.Map;

/** Colours and signs, or their absence. */
record Palette(boolean coloured, boolean unicode) {

    private static final Map<String, String> STATES = Map.of(
            "SCHEDULED", "34",
            "QUEUED", "33",
            "RUNNING", "36;1",
            "SUCCEEDED", "32",
            "DEAD", "31;1",
            "CANCELLED", "35",
            "EXPIRED", "90");

    String state(String state, String text) {
        return paint(STATES.getOrDefault(state, "0"), text);
    }

    String strong(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String good(String text) {
        return paint("32;1", text);
    }

    String bad(String text) {
        return paint("31;1", text);
    }

    String full() {
        return unicode ? "━" : "#";
    }

    String empty() {
        return unicode ? "─" : ".";
    }

    String cell() {
        return unicode ? "■" : "#";
    }

    String sign(boolean good) {
        return good ? good(unicode ? "✓" : "+") : bad(unicode ? "✗" : "x");
    }

    private String paint(String code, String text) {
        return coloured ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
