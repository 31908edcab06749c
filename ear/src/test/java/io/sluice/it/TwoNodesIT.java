package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two nodes that start at the same moment on one empty database. */
@EnabledIfSystemProperty(named = "sluice.it.target", matches = "micro")
@EnabledIfSystemProperty(named = "sluice.it.database", matches = "postgresql")
class TwoNodesIT {

    @Test
    void theyTakeTurnsToMigrateAndBothServe() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            MicroServer one = node(postgres);
            MicroServer two = node(postgres);
            try {
                CompletableFuture.allOf(start(one), start(two)).join();

                assertThat(migrations(postgres)).isNotEmpty().doesNotHaveDuplicates();
                Client first = new Client(one.url(), TestBed.ADMIN_KEY);
                Client second = new Client(two.url(), TestBed.ADMIN_KEY);
                String here = first.submit("{\"type\":\"sluice.echo\",\"payload\":1}");
                String there = second.submit("{\"type\":\"sluice.echo\",\"payload\":2}");
                assertThat(second.awaitEnd(here).getInt("result")).isEqualTo(1);
                assertThat(first.awaitEnd(there).getInt("result")).isEqualTo(2);
                assertThat(first.get("/api/v1/api-keys").body()).contains("\"admin\"");
            } finally {
                one.kill();
                two.kill();
            }
        }
    }

    private static MicroServer node(EmbeddedPostgres postgres) throws IOException {
        Path work = Files.createTempDirectory(Path.of("target"), "it-node-").toAbsolutePath();
        Map<String, String> environment = new HashMap<>();
        environment.put("SLUICE_DATA_DIR", work.resolve("data").toString());
        environment.put("SLUICE_ADMIN_KEY", TestBed.ADMIN_KEY);
        environment.put("SLUICE_DB_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
        environment.put("SLUICE_DB_USER", "postgres");
        environment.put("SLUICE_DB_PASSWORD", "postgres");
        return new MicroServer(work, environment);
    }

    private static CompletableFuture<Void> start(MicroServer node) {
        return CompletableFuture.runAsync(() -> {
            try {
                node.start();
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static List<String> migrations(EmbeddedPostgres postgres) throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("SELECT version, success FROM sluice_schema_history ORDER BY installed_rank")) {
            while (rows.next()) {
                assertThat(rows.getBoolean("success")).isTrue();
                versions.add(rows.getString("version"));
            }
        }
        return versions;
    }
}
