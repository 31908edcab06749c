package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A job that kills its process is put away after three times, and stops nothing else. One row of the matrix shows it. */
@ServerTest
@EnabledIfSystemProperty(named = "sluice.it.target", matches = "micro")
@EnabledIfSystemProperty(named = "sluice.it.database", matches = "postgresql")
class QuarantineIT {

    private static final int CRASHES = 3;

    private final TestBed bed;
    private final Client client;

    QuarantineIT(TestBed bed, Client client) {
        this.bed = bed;
        this.client = client;
    }

    @Test
    void aJobThatKillsItsProcessIsQuarantined() throws Exception {
        // It runs beside the other each time, and is rescued as often.
        String bystander = client.submit("{\"type\":\"sluice.simulate\",\"payload\":{\"sleep\":\"PT10S\"}}");
        String poison = client.submit("{\"type\":\"sluice.simulate\",\"payload\":{\"crash\":true}}");

        for (int crash = 1; crash <= CRASHES; crash++) {
            bed.server().awaitEnd();
            startAgain();
        }

        JsonObject job = client.awaitEnd(poison);
        assertThat(job.getString("state")).isEqualTo("DEAD");
        assertThat(job.getJsonObject("error").getString("message")).isEqualTo("crashed 3 times");
        assertThat(job.getJsonArray("attempts").getValuesAs(JsonObject.class))
                .extracting(attempt -> attempt.getString("outcome"))
                .containsExactly("CRASHED", "CRASHED", "CRASHED");
        assertThat(client.awaitEnd(bystander).getString("state")).isEqualTo("SUCCEEDED");
    }

    // The job is rescued as soon as it can be, and may take the server down before that was seen to be ready.
    private void startAgain() throws Exception {
        try {
            bed.server().start();
        } catch (ServerEndedException e) {
            assertThat(e).hasMessageContaining("ended");
        }
    }
}
