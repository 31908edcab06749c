package io.sluice.it.fault;

import static org.awaitility.Awaitility.await;

import io.sluice.it.Client;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;

/** Brings one fault after another over a world under load, and measures how it recovers. */
final class Drill {

    private static final Duration GIVE_UP = Duration.ofSeconds(90);
    private static final int JOBS_BETWEEN = 200;

    private final Scene scene;
    private final Load load;
    private final Promises promises;
    private final List<Recovery> recoveries = new ArrayList<>();

    Drill(Scene scene, Load load, Promises promises) {
        this.scene = scene;
        this.load = load;
        this.promises = promises;
    }

    List<Recovery> recoveries() {
        return recoveries;
    }

    /** A step that may fail. */
    interface Step {
        void take() throws Exception;
    }

    /**
     * @param bound how long recovery may take
     * @param inject breaks something, and returns at once
     * @param heal mends it; what follows is recovery
     */
    void strike(String fault, Duration bound, Step inject, Step heal) throws Exception {
        promises.round(recoveries.size());
        awaitLoad();
        Backlog before = backlog();
        System.out.println(Instant.now() + " " + fault);
        inject.take();
        Backlog struck = after(before);
        heal.take();
        long over = System.nanoTime();
        // What takes too long is judged in the end, together with the rest.
        patiently(() -> awaitAgain(struck, fault));
        Duration again = since(over);
        patiently(this::awaitServing);
        Recovery recovery = new Recovery(recoveries.size(), fault, bound, struck.size(), again, since(over));
        System.out.println(Instant.now() + " " + recovery);
        recoveries.add(recovery);
    }

    /** Lets everything end that has begun; what does not is stuck, and for the auditor to find. */
    void quiet() {
        patiently(this::awaitEnd);
    }

    private void awaitEnd() {
        load.pause();
        await().atMost(GIVE_UP).pollInterval(Duration.ofMillis(200)).until(load::isAnswered);
        await("all jobs have ended")
                .atMost(GIVE_UP)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> unfinished() == 0);
    }

    private void awaitLoad() {
        int enough = promises.count() + JOBS_BETWEEN;
        await("load before the next fault").atMost(GIVE_UP).until(() -> promises.count() >= enough);
    }

    private Backlog backlog() throws SQLException {
        try (Connection connection = scene.postgres().connect()) {
            return Backlog.read(connection);
        }
    }

    // Best seen just after the fault; where the database is what broke, just before it.
    private Backlog after(Backlog before) {
        if (!scene.postgres().answers()) {
            return before;
        }
        try {
            return backlog();
        } catch (SQLException e) {
            return before;
        }
    }

    private static void patiently(Runnable wait) {
        try {
            wait.run();
        } catch (ConditionTimeoutException e) {
            System.out.println(Instant.now() + " " + e.getMessage());
        }
    }

    private void awaitAgain(Backlog struck, String fault) {
        await("every job unfinished at \"" + fault + "\" ran again")
                .atMost(GIVE_UP)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    Map<UUID, String> waiting = waiting(struck);
                    if (!waiting.isEmpty()) {
                        throw new AssertionError(waiting.size() + " did not: " + waiting);
                    }
                });
    }

    private Map<UUID, String> waiting(Backlog struck) throws SQLException {
        try (Connection connection = scene.postgres().connect()) {
            return struck.waiting(connection);
        }
    }

    private void awaitServing() {
        // The last first: a node that stands still is the first, and would keep us waiting.
        List<Client> clients = new ArrayList<>(scene.clients());
        Collections.reverse(clients);
        await("new work is taken and done")
                .atMost(GIVE_UP)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> clients.stream().anyMatch(Drill::served));
    }

    private static boolean served(Client client) {
        try {
            HttpResponse<String> answer =
                    client.post("/api/v1/jobs", "{\"type\":\"sluice.noop\",\"payload\":{}}", "Prefer", "wait=5");
            return answer.statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private int unfinished() {
        try (Connection connection = scene.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM job")) {
            count.next();
            return count.getInt(1);
        } catch (SQLException e) {
            return Integer.MAX_VALUE;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
