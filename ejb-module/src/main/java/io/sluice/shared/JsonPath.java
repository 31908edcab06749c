package io.sluice.shared;

import java.util.ArrayList;
import java.util.List;

/** The place in a JSON text a reader is at, told as a JSON Pointer (RFC 6901). */
final class JsonPath {

    // A pointer is there to be read by people; a member name of 200 kB would not help them.
    private static final int LONGEST_NAME = 100;

    private final List<String> steps = new ArrayList<>();

    void enter(String step) {
        steps.add(step);
    }

    void leave() {
        steps.remove(steps.size() - 1);
    }

    int depth() {
        return steps.size();
    }

    @Override
    public String toString() {
        StringBuilder pointer = new StringBuilder();
        steps.forEach(step -> pointer.append('/').append(escape(step)));
        return pointer.toString();
    }

    static String escape(String step) {
        String cut = step.length() <= LONGEST_NAME ? step : step.substring(0, LONGEST_NAME) + "…";
        return cut.replace("~", "~0").replace("/", "~1");
    }
}
