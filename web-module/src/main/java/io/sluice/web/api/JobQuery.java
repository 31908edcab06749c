package io.sluice.web.api;

import io.sluice.job.JobFilter;
import io.sluice.job.JobState;
import io.sluice.shared.JsonFields;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The query of a list of jobs: which, how many, after which. */
record JobQuery(JobFilter filter, int limit, Optional<UUID> after) {

    static final int DEFAULT_LIMIT = 50;
    static final int LARGEST_LIMIT = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final String NAME_RULE = "1 to 128 of a-z A-Z 0-9 . _ - are expected.";
    private static final String TIME_RULE = "An RFC 3339 time such as 2026-01-31T12:00:00Z is expected.";

    static JobQuery read(MultivaluedMap<String, String> parameters) {
        QueryReader query = new QueryReader(parameters);
        JobFilter filter = new JobFilter(
                new HashSet<>(query.several("state", JobQuery::state, "One of " + states() + " is expected.")),
                query.one("type", JobQuery::name, NAME_RULE),
                query.one("queue", JobQuery::name, NAME_RULE),
                query.one("tag", JobQuery::tag, "A tag as name:value is expected."),
                query.one("from", JobQuery::time, TIME_RULE),
                query.one("to", JobQuery::time, TIME_RULE));
        int limit = query.one("limit", JobQuery::limit, "A whole number from 1 to " + LARGEST_LIMIT + " is expected.")
                .orElse(DEFAULT_LIMIT);
        Optional<UUID> after = query.one("after", JobIds::parse, "The cursor of a page before is expected.");
        query.finish();
        return new JobQuery(filter, limit, after);
    }

    private static Optional<JobState> state(String text) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.name().equals(text))
                .findFirst();
    }

    private static String states() {
        return String.join(
                ", ", Arrays.stream(JobState.values()).map(Enum::name).toList());
    }

    private static Optional<String> name(String text) {
        return Optional.of(text).filter(name -> NAME.matcher(name).matches());
    }

    private static Optional<JobFilter.Tag> tag(String text) {
        int colon = text.indexOf(':');
        boolean acceptable = colon > 0
                && NAME.matcher(text.substring(0, colon)).matches()
                && text.length() - colon - 1 <= 256
                && text.chars().noneMatch(Character::isISOControl);
        return acceptable
                ? Optional.of(new JobFilter.Tag(text.substring(0, colon), text.substring(colon + 1)))
                : Optional.empty();
    }

    // An unescaped + of an offset arrives as a space.
    private static Optional<Instant> time(String text) {
        return JsonFields.parseTime(text.replace(' ', '+'));
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(limit -> limit >= 1 && limit <= LARGEST_LIMIT);
    }
}
