package io.sluice.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.job.JobFilter;
import io.sluice.job.JobState;
import io.sluice.shared.FieldError;
import io.sluice.shared.ProblemException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobQueryTest {

    private static MultivaluedMap<String, String> query(String... namesAndValues) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return query;
    }

    private static List<String> refused(String... namesAndValues) {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> JobQuery.read(query(namesAndValues)));
        assertThat(refusal).isNotNull();
        assertThat(refusal.problem().status()).isEqualTo(422);
        return refusal.problem().errors().stream().map(FieldError::pointer).toList();
    }

    @Test
    void nothingAskedListsEverything() {
        JobQuery query = JobQuery.read(query());

        assertThat(query.filter()).isEqualTo(JobFilter.ALL);
        assertThat(query.limit()).isEqualTo(50);
        assertThat(query.after()).isEmpty();
    }

    @Test
    void readsEveryParameter() {
        JobQuery query = JobQuery.read(query(
                "state",
                "DEAD,QUEUED",
                "state",
                "RUNNING",
                "type",
                "mail.send",
                "queue",
                "q",
                "tag",
                "order:4:2",
                "from",
                "2026-11-21T10:00:00 01:00",
                "to",
                "2026-11-21T10:00:00Z",
                "limit",
                "200",
                "after",
                Fixtures.ID.toString()));

        assertThat(query.filter().states()).containsExactlyInAnyOrder(JobState.DEAD, JobState.QUEUED, JobState.RUNNING);
        assertThat(query.filter().tag()).contains(new JobFilter.Tag("order", "4:2"));
        assertThat(query.filter().from()).contains(Fixtures.NOW.minusSeconds(3600));
        assertThat(query.limit()).isEqualTo(200);
        assertThat(query.after()).contains(Fixtures.ID);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThat(refused(
                        "state",
                        "dead",
                        "type",
                        "a b",
                        "tag",
                        "nocolon",
                        "from",
                        "yesterday",
                        "limit",
                        "0",
                        "after",
                        "1-1-1-1-1",
                        "colour",
                        "red"))
                .containsExactly("state", "type", "tag", "from", "limit", "after", "colour");
        assertThat(refused("limit", "201")).containsExactly("limit");
        assertThat(refused("limit", "-1")).containsExactly("limit");
        assertThat(refused("limit", "9999999999999")).containsExactly("limit");
        assertThat(refused("limit", "1", "limit", "2")).containsExactly("limit");
    }
}
