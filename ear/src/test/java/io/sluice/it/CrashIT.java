package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** kill -9 under load: what was answered 202 ends, and what a transactional handler wrote is there exactly once. */
@ServerTest
class CrashIT {

    private static final int CLIENTS = 8;
    private static final int BEFORE_KILL = 2_000;

    private final TestBed bed;
    private final Client client;

    CrashIT(TestBed bed, Client client) {
        this.bed = bed;
        this.client = client;
    }

    @Test
    void nothingAcceptedIsLostAndNothingTakesEffectTwice() throws Exception {
        String run = UUID.randomUUID().toString();
        Queue<String> accepted = new ConcurrentLinkedQueue<>();

        for (int kills = 0; kills < 2; kills++) {
            submitUntilKilled(run, accepted);
            bed.server().start();
        }

        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> client.list("state=QUEUED,RUNNING,SCHEDULED&tag=run:" + run)
                        .isEmpty());
        List<JsonObject> jobs = client.list("tag=run:" + run);
        Set<String> succeeded = jobs.stream()
                .filter(job -> job.getString("state").equals("SUCCEEDED"))
                .map(job -> job.getString("id"))
                .collect(Collectors.toSet());
        assertThat(jobs)
                .allSatisfy(job ->
                        assertThat(job.getString("state")).as(job.toString()).isEqualTo("SUCCEEDED"));
        assertThat(succeeded).containsAll(accepted);
        assertThat(accepted.size()).isGreaterThanOrEqualTo(2 * BEFORE_KILL);
        checkLedger(run, jobs);
    }

    private void checkLedger(String run, List<JsonObject> jobs) {
        long postings = jobs.stream()
                .filter(job -> job.getString("type").equals("example.ledger.post"))
                .count();
        String audit = client.submit("{\"type\":\"example.ledger.balance\",\"payload\":{\"account\":\"" + run + "\"}}");
        JsonObject statement = client.awaitEnd(audit).getJsonObject("result");
        assertThat(statement.getJsonNumber("postings").longValue()).as("rows").isEqualTo(postings);
        assertThat(statement.getJsonNumber("jobs").longValue())
                .as("jobs with rows")
                .isEqualTo(postings);
    }

    private void submitUntilKilled(String run, Queue<String> accepted) throws Exception {
        AtomicBoolean alive = new AtomicBoolean(true);
        CountDownLatch enough = new CountDownLatch(BEFORE_KILL);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> {
                for (int number = 0; alive.get(); number++) {
                    submit(run, number, accepted, enough);
                }
            });
        }
        try {
            assertThat(enough.await(2, TimeUnit.MINUTES))
                    .as("accepted enough before the kill")
                    .isTrue();
            bed.server().kill();
        } finally {
            alive.set(false);
            clients.shutdown();
            assertThat(clients.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        }
    }

    private void submit(String run, int number, Queue<String> accepted, CountDownLatch enough) {
        try {
            HttpResponse<String> answer = client.post("/api/v1/jobs", job(run, number));
            if (answer.statusCode() == 202) {
                accepted.add(Client.json(answer).getString("id"));
                enough.countDown();
            }
        } catch (UncheckedIOException e) {
            // The server is gone: this job was not answered, so nothing was promised.
            return;
        }
    }

    private static String job(String run, int number) {
        String tags = "\"tags\":{\"run\":\"" + run + "\"}";
        return switch (number % 4) {
            case 0, 1 ->
                "{\"type\":\"example.ledger.post\",\"payload\":{\"account\":\"" + run + "\",\"cents\":1,\"failTimes\":"
                        + (number % 8 == 0 ? 1 : 0) + "}," + tags + "}";
            case 2 -> "{\"type\":\"sluice.simulate\",\"payload\":{\"sleep\":\"PT0.01S\"}," + tags + "}";
            default -> "{\"type\":\"sluice.noop\",\"payload\":{}," + tags + "}";
        };
    }
}
