package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What those who watch the server see. */
@ServerTest
class HealthIT {

    private final Client client;

    HealthIT(TestBed bed) {
        this.client = new Client(bed.server().url(), null);
    }

    @Test
    void readyMeansDatabaseAndBrokerAnswer() {
        assertThat(checks("/health/ready"))
                .containsEntry("database", "UP")
                .containsEntry("broker", "UP")
                .containsEntry("workers", "UP");
    }

    @Test
    void aliveIsNoQuestionOfDatabaseOrBroker() {
        assertThat(checks("/health/live")).containsEntry("sluice", "UP").doesNotContainKeys("database", "broker");
        assertThat(checks("/health/started")).doesNotContainKeys("database", "broker");
    }

    @Test
    void healthIsAllOfThem() {
        assertThat(checks("/health")).containsKeys("sluice", "database", "broker");
    }

    private Map<String, String> checks(String path) {
        HttpResponse<String> answer = client.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        JsonObject health = Client.json(answer);
        assertThat(health.getString("status")).isEqualTo("UP");
        return health.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .collect(Collectors.toMap(check -> check.getString("name"), check -> check.getString("status")));
    }
}
