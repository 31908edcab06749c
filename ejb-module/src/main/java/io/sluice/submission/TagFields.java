package io.sluice.submission;

import io.sluice.shared.JsonFields;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the field {@code tags} of a job request. */
final class TagFields {

    static final int MOST_TAGS = 16;
    static final int LONGEST_VALUE = 256;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private TagFields() {}

    static Map<String, String> read(JsonFields request) {
        Map<String, String> tags = new LinkedHashMap<>();
        request.objectValue("tags").ifPresent(object -> read(request, object, tags));
        return tags;
    }

    private static void read(JsonFields request, JsonObject object, Map<String, String> tags) {
        if (object.size() > MOST_TAGS) {
            request.refuse("tags", "A job has at most " + MOST_TAGS + " tags.");
            return;
        }
        object.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                request.refuse("tags", "The name of a tag is 1 to 64 of a-z A-Z 0-9 . _ -.");
            } else if (!isText(value)) {
                request.refuse(
                        "tags",
                        "The value of tag " + name + " is a string of at most " + LONGEST_VALUE
                                + " characters without control characters.");
            } else {
                tags.put(name, ((JsonString) value).getString());
            }
        });
    }

    // Control characters: a NUL cannot be stored, a line break would forge lines in logs.
    private static boolean isText(JsonValue value) {
        return value instanceof JsonString text
                && text.getString().length() <= LONGEST_VALUE
                && text.getString().chars().noneMatch(Character::isISOControl);
    }
}
