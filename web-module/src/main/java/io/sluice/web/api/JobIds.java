package io.sluice.web.api;

import io.sluice.shared.Problem;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifiers of jobs as text. */
final class JobIds {

    // UUID.fromString also takes shortened forms.
    private static final Pattern FORMAT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private JobIds() {}

    static Optional<UUID> parse(String text) {
        return FORMAT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /**
     * The id in a path.
     *
     * @throws io.sluice.shared.ProblemException 404 when it is no UUID: then it names no job
     */
    static UUID require(String text) {
        return parse(text).orElseThrow(() -> Problem.notFound("There is no job of this id; ids are UUIDs.")
                .asException());
    }
}
