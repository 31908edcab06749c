package io.sluice.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobViewTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void aJobThatFailedSaysWhatWithAndWhenItIsTriedAgain() {
        JobView job = new JobView(job("SCHEDULED")
                .add("runAt", "2026-01-01T00:00:03Z")
                .add("error", Json.createObjectBuilder().add("type", "HttpStatus"))
                .build());
        assertThat(job.remark(CREATED.plusMillis(1500))).isEqualTo("HttpStatus, in 1.5 s");
        assertThat(job.ended()).isFalse();
    }

    @Test
    void aJobDueLaterSaysWhen() {
        JobView job = new JobView(
                job("SCHEDULED").add("runAt", "2026-01-01T00:00:03Z").build());
        assertThat(job.remark(CREATED)).isEqualTo("due in 3.0 s");
        assertThat(job.remark(CREATED.plusSeconds(9))).isEqualTo("due in 0.0 s");
    }

    @Test
    void aJobThatIsDoneIsDoneEntirely() {
        JobView job = new JobView(job("SUCCEEDED")
                .add("startedAt", "2026-01-01T00:00:01Z")
                .add("finishedAt", "2026-01-01T00:00:02Z")
                .build());
        assertThat(job.percent()).isEqualTo(100);
        assertThat(job.waited()).contains(Duration.ofSeconds(1));
        assertThat(job.remark(CREATED)).isEqualTo("after 2.0 s");
    }

    private static JsonObjectBuilder job(String state) {
        return Json.createObjectBuilder()
                .add("state", state)
                .add("createdAt", CREATED.toString())
                .addNull("startedAt")
                .addNull("error")
                .addNull("progress");
    }
}
