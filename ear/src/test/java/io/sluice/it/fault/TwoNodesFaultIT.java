package io.sluice.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.it.Client;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two nodes and a pair of brokers: they share the work, and any one of them may die under load. */
@EnabledIfSystemProperty(named = "sluice.it.target", matches = "micro")
@EnabledIfSystemProperty(named = "sluice.it.database", matches = "postgresql")
class TwoNodesFaultIT {

    private static final Duration BOUND = Duration.ofSeconds(15);
    private static final boolean SOAK =
            !Duration.parse(System.getProperty("sluice.soak", "PT0S")).isZero();
    private static final int ROUNDS_OF_A_SOAK = 5;
    private static final int JOBS = 4_000;

    private final Promises promises = new Promises();

    @Test
    void theySurviveEachOtherAndTheirBroker() throws Exception {
        try (TwoNodes nodes = new TwoNodes();
                Effects effects = new Effects()) {
            nodes.start();
            String shares = shareFairly(nodes);
            Random orders = new Random();
            try (Load load = new Load(new Orders(effects.url(), orders), promises, orders, nodes.clients())) {
                load.start();
                Drill drill = new Drill(nodes, load, promises);
                for (int round = 0; round < (SOAK ? ROUNDS_OF_A_SOAK : 1); round++) {
                    killEither(nodes, drill);
                    drill.strike(
                            "kill -9 the broker that serves",
                            Fault.boundOfConnections(),
                            nodes::killServingBroker,
                            () -> {});
                }
                drill.quiet();
                assertThat(load.isWhole()).as("all clients went on").isTrue();
                judge(nodes, effects, drill.recoveries(), shares);
            }
        }
    }

    private static void killEither(TwoNodes nodes, Drill drill) throws Exception {
        drill.strike("kill -9 one of two nodes", BOUND, () -> nodes.one().kill(), () -> {});
        nodes.one().start();
        // Longer than its lease: the other takes over what it runs, and it finds that out when it goes on.
        drill.strike("one of two nodes stands still", BOUND, () -> nodes.one().pause(), () -> {});
        Fault.last(Duration.ofSeconds(2));
        nodes.one().resume();
        drill.strike("kill -9 one of two nodes", BOUND, () -> nodes.two().kill(), () -> {});
        nodes.two().start();
    }

    /** All submitted to one of them, a few thousand short jobs are run by both. */
    private static String shareFairly(TwoNodes nodes) throws SQLException {
        Client client = TwoNodes.client(nodes.one());
        String job = "{\"type\":\"sluice.simulate\",\"payload\":{\"sleep\":\"PT0.005S\"}}";
        assertThat(client.bulk(Collections.nCopies(JOBS, job)).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> shares(nodes).values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        >= JOBS);
        Map<String, Integer> shares = shares(nodes);
        assertThat(shares).hasSize(2);
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isGreaterThanOrEqualTo(JOBS / 4));
        return shares.values().toString();
    }

    private static Map<String, Integer> shares(TwoNodes nodes) throws SQLException {
        Map<String, Integer> shares = new HashMap<>();
        try (Connection connection = nodes.postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT node, count(*) FROM finished_job GROUP BY node")) {
            while (rows.next()) {
                shares.put(rows.getString(1), rows.getInt(2));
            }
        }
        return shares;
    }

    private void judge(TwoNodes nodes, Effects effects, List<Recovery> recoveries, String shares) throws Exception {
        List<Finding> findings;
        try (Connection connection = nodes.postgres().connect()) {
            findings = Auditor.audit(connection, promises, effects);
        }
        String caption =
                "%d jobs acknowledged, %d calls of effects repeated under the same key; of %d short jobs submitted"
                                .formatted(promises.count(), effects.repeated(), JOBS)
                        + " to one node the two ran " + shares + ".";
        new Report(recoveries, findings, promises).write(Path.of("target", "faults-two-nodes.md"), caption);
        assertThat(findings).isEmpty();
        assertThat(recoveries).noneMatch(Recovery::isLate);
    }
}
