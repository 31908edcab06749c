package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Ten thousand jobs, of which one in five fails once and one in a hundred always: every count must be exact. */
@ServerTest
class LoadIT {

    private static final int JOBS = 10_000;

    private final Client client;

    LoadIT(Client client) {
        this.client = client;
    }

    @Test
    void everyJobEndsOnceAndAsItShould() {
        String run = UUID.randomUUID().toString();
        List<String> submitted = new ArrayList<>();
        for (int from = 0; from < JOBS; from += 1_000) {
            List<String> part = new ArrayList<>();
            for (int i = from; i < from + 1_000; i++) {
                part.add(job(run, i));
            }
            client.bulk(part)
                    .body()
                    .lines()
                    .map(line -> Client.json(line).getString("id"))
                    .forEach(submitted::add);
        }
        assertThat(submitted).hasSize(JOBS).doesNotHaveDuplicates();

        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> client.list("state=QUEUED,RUNNING,SCHEDULED&tag=run:" + run)
                        .isEmpty());

        Map<String, JsonObject> ended = client.list("tag=run:" + run).stream()
                .collect(Collectors.toMap(job -> job.getString("id"), Function.identity()));
        assertThat(ended.keySet()).containsExactlyInAnyOrderElementsOf(submitted);
        for (int i = 0; i < JOBS; i++) {
            check(i, ended.get(submitted.get(i)));
        }
    }

    private static String job(String run, int number) {
        int failTimes = failTimes(number);
        return "{\"type\":\"sluice.simulate\",\"payload\":{\"failTimes\":" + failTimes + "},\"tags\":{\"run\":\"" + run
                + "\"},\"retry\":{\"maxAttempts\":3,\"initialDelay\":\"PT0.2S\"}}";
    }

    private static int failTimes(int number) {
        if (number % 100 == 99) {
            return 1_000;
        }
        return number % 5 == 0 ? 1 : 0;
    }

    private static void check(int number, JsonObject job) {
        int failTimes = failTimes(number);
        assertThat(job.getString("state")).as(job.toString()).isEqualTo(failTimes > 3 ? "DEAD" : "SUCCEEDED");
        List<String> expected = new ArrayList<>();
        for (int attempt = 1; attempt <= Math.min(failTimes, 3); attempt++) {
            expected.add(attempt + "FAILED");
        }
        if (failTimes < 3) {
            expected.add((failTimes + 1) + "SUCCEEDED");
        }
        assertThat(job.getJsonArray("attempts").getValuesAs(JsonObject.class))
                .as(job.toString())
                .extracting(attempt -> attempt.getInt("number") + attempt.getString("outcome"))
                .containsExactlyElementsOf(expected);
    }
}
