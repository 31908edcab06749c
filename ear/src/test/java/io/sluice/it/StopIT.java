package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** SIGTERM under load: the node lets go of its work properly, so that none of it has to be rescued. */
@ServerTest
@EnabledIfSystemProperty(named = "sluice.it.target", matches = "micro")
@EnabledIfSystemProperty(named = "sluice.it.database", matches = "h2")
class StopIT {

    private static final int JOBS = 2_000;

    private final TestBed bed;
    private final Client client;

    StopIT(TestBed bed, Client client) {
        this.bed = bed;
        this.client = client;
    }

    @Test
    void whatRunsIsFinishedAndNothingLooksLikeACrash() throws Exception {
        String run = UUID.randomUUID().toString();
        client.bulk(Collections.nCopies(
                JOBS,
                "{\"type\":\"sluice.simulate\",\"payload\":{\"sleep\":\"PT0.05S\"},\"tags\":{\"run\":\"" + run
                        + "\"}}"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !client.list("state=SUCCEEDED&tag=run:" + run + "").isEmpty());

        assertThat(client.list("state=SUCCEEDED&tag=run:" + run))
                .as("stopped in the middle")
                .hasSizeLessThan(JOBS - 100);
        bed.server().stop();
        bed.server().start();

        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> client.list("state=QUEUED,RUNNING,SCHEDULED&tag=run:" + run)
                        .isEmpty());
        assertThat(client.list("tag=run:" + run)).hasSize(JOBS).allSatisfy(job -> {
            assertThat(job.getString("state")).isEqualTo("SUCCEEDED");
            assertThat(job.getJsonArray("attempts")).as(job.toString()).hasSize(1);
        });
    }
}
