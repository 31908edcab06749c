package io.sluice.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.job.JobEvent;
import io.sluice.job.JobState;
import io.sluice.job.JobStatus;
import io.sluice.job.Progress;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobDocumentTest {

    @Test
    void aJobHasAllFieldsOfTheContractInItsOrder() {
        assertThat(JobDocument.full(Fixtures.queued()).keySet())
                .containsExactly(
                        "id",
                        "type",
                        "version",
                        "queue",
                        "state",
                        "attempt",
                        "maxAttempts",
                        "priority",
                        "group",
                        "payload",
                        "result",
                        "error",
                        "progress",
                        "attempts",
                        "tags",
                        "createdAt",
                        "runAt",
                        "startedAt",
                        "finishedAt",
                        "expiresAt",
                        "expectedStartAt",
                        "links");
    }

    @Test
    void whatIsAbsentIsNull() {
        JsonObject json = JobDocument.full(Fixtures.queued());

        for (String name :
                List.of("group", "result", "error", "startedAt", "finishedAt", "expiresAt", "expectedStartAt")) {
            assertThat(json.get(name)).as(name).isEqualTo(JsonValue.NULL);
        }
        assertThat(json.getJsonArray("attempts")).isEmpty();
    }

    @Test
    void tellsWhatHappened() {
        JsonObject json = JobDocument.full(Fixtures.dead());

        assertThat(json.getString("state")).isEqualTo("DEAD");
        assertThat(json.getString("finishedAt")).isEqualTo("2026-11-21T10:00:01Z");
        assertThat(json.getJsonObject("payload").getString("to")).isEqualTo("a");
        assertThat(json.getJsonObject("tags").getString("order")).isEqualTo("42");
        assertThat(json.getJsonObject("progress").toString()).isEqualTo("{\"percent\":50,\"message\":\"half\"}");
        assertThat(json.getJsonArray("attempts").getJsonObject(0).toString())
                .isEqualTo(
                        "{\"number\":1,\"startedAt\":\"2026-11-21T10:00:00Z\",\"finishedAt\":\"2026-11-21T10:00:01Z\","
                                + "\"outcome\":\"FAILED\",\"error\":{\"type\":\"SmtpError\",\"message\":\"no route\","
                                + "\"retryable\":true},\"node\":\"node-1\"}");
        assertThat(json.getJsonObject("links").getString("cancel"))
                .isEqualTo("/api/v1/jobs/" + Fixtures.ID + "/cancel");
    }

    @Test
    void aDamagedResultDoesNotHideTheJob() {
        JobStatus status = new JobStatus(
                JobState.SUCCEEDED, 1, Fixtures.NOW, null, null, false, Progress.NONE, "{oops", null, List.of());

        assertThat(JobDocument.full(Fixtures.job(status)).getString("result")).isEqualTo("{oops");
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEED,SUCCEEDED",
        "RETRY,FAILED",
        "FAIL,FAILED",
        "RESCUE,CRASHED",
        "QUARANTINE,CRASHED",
        "SNOOZE,SNOOZED",
        "CANCEL,CANCELLED",
        "EXPIRE,EXPIRED",
        "HAND_BACK,INTERRUPTED"
    })
    void outcomesHaveNamesOfTheirOwn(JobEvent event, String outcome) {
        assertThat(JobDocument.outcome(event)).isEqualTo(outcome);
    }

    @Test
    void whatEndsNoAttemptIsNoOutcome() {
        assertThatThrownBy(() -> JobDocument.outcome(JobEvent.CLAIM)).isInstanceOf(IllegalArgumentException.class);
    }
}
