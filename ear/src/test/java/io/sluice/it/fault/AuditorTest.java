package io.sluice.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.it.fault.Finding.Breach;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An auditor that finds nothing must be known to find what is there: here it is. */
class AuditorTest {

    private static final Path MIGRATION = Path.of("../ejb-module/src/main/resources/db/migration/common/V1__jobs.sql");
    private static EmbeddedPostgres postgres;

    private final Promises promises = new Promises();
    private final UUID posting = UUID.randomUUID();
    private final UUID call = UUID.randomUUID();
    private final UUID strange = UUID.randomUUID();
    private Effects effects;
    private Connection connection;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void everyPromiseKept() throws IOException, SQLException {
        connection = postgres.getPostgresDatabase().getConnection();
        execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public", Files.readString(MIGRATION));
        execute("CREATE TABLE ledger_entry (job_id uuid NOT NULL)");
        effects = new Effects();
        finish(posting, "example.ledger.post", "SUCCEEDED", "'key'");
        finish(call, "http.request", "SUCCEEDED", "NULL");
        finish(strange, "nobody.knows", "DEAD", "NULL");
        execute("INSERT INTO ledger_entry VALUES ('" + posting + "')");
        effects.took("token", "\"call\"");
        promises.made(new Order(Kind.LEDGER, "posting", "key", ""), posting);
        promises.made(new Order(Kind.EFFECT, "token", "", ""), call);
        promises.made(new Order(Kind.STRANGE, "strange", "", ""), strange);
    }

    @AfterEach
    void close() throws SQLException {
        effects.close();
        connection.close();
    }

    @Test
    void findsNothingWhereAllIsWell() throws SQLException {
        effects.took("token", "\"call\"");

        assertThat(audit()).isEmpty();
    }

    @Test
    void missesADeletedJob() throws SQLException {
        execute("DELETE FROM finished_job WHERE id = '" + call + "'");

        expect(Breach.LOST, call);
    }

    @Test
    void missesAPosting() throws SQLException {
        execute("DELETE FROM ledger_entry");

        expect(Breach.LOST, posting);
    }

    @Test
    void seesAPostingWithoutItsJob() throws SQLException {
        UUID nobody = UUID.randomUUID();
        execute("INSERT INTO ledger_entry VALUES ('" + nobody + "')");

        expect(Breach.LOST, nobody);
    }

    @Test
    void seesASecondPosting() throws SQLException {
        execute("INSERT INTO ledger_entry VALUES ('" + posting + "')");

        expect(Breach.DOUBLED, posting);
    }

    @Test
    void seesThePostingOfAJobThatDidNotSucceed() throws SQLException {
        execute("UPDATE finished_job SET state = 'DEAD' WHERE id = '" + posting + "'");

        assertThat(audit()).extracting(Finding::breach).containsExactlyInAnyOrder(Breach.WRONG, Breach.DOUBLED);
    }

    @Test
    void seesASecondJobOfOneKeyThoughNobodyWasToldOfIt() throws SQLException {
        finish(UUID.randomUUID(), "sluice.noop", "SUCCEEDED", "'key'");

        assertThat(audit()).extracting(Finding::breach).containsExactly(Breach.DOUBLED);
    }

    @Test
    void seesASecondAnswerToOneKey() throws SQLException {
        UUID other = UUID.randomUUID();
        finish(other, "sluice.noop", "SUCCEEDED", "NULL");
        promises.made(new Order(Kind.SLEEP, "other", "key", ""), other);

        assertThat(audit()).extracting(Finding::breach).containsExactly(Breach.DOUBLED);
    }

    @Test
    void missesAnEffect() throws SQLException {
        effects.keys().clear();

        expect(Breach.LOST, call);
    }

    @Test
    void seesAnEffectUnderTwoKeys() throws SQLException {
        effects.took("token", "\"another\"");

        expect(Breach.DOUBLED, call);
    }

    @Test
    void seesTwoEffectsUnderOneKey() throws SQLException {
        UUID other = UUID.randomUUID();
        finish(other, "http.request", "SUCCEEDED", "NULL");
        promises.made(new Order(Kind.EFFECT, "other", "", ""), other);
        effects.took("other", "\"call\"");

        assertThat(audit()).extracting(Finding::breach).containsExactly(Breach.DOUBLED);
    }

    @Test
    void seesWhatHasNotEnded() throws SQLException {
        execute(
                "INSERT INTO job SELECT * FROM finished_job WHERE id = '" + call + "'",
                "DELETE FROM finished_job WHERE id = '" + call + "'",
                "UPDATE job SET state = 'RUNNING'");

        expect(Breach.STUCK, call);
    }

    @Test
    void seesWhatEndedOtherwise() throws SQLException {
        execute("UPDATE finished_job SET state = 'SUCCEEDED' WHERE id = '" + strange + "'");

        expect(Breach.WRONG, strange);
    }

    private void expect(Breach breach, UUID job) throws SQLException {
        assertThat(audit()).extracting(Finding::breach, Finding::job).containsExactly(tuple(breach, job));
    }

    private List<Finding> audit() throws SQLException {
        return Auditor.audit(connection, promises, effects);
    }

    private void finish(UUID id, String type, String state, String key) throws SQLException {
        execute("INSERT INTO finished_job (id, type, version, queue, priority, payload, created_at, timeout_ms,"
                + " max_attempts, initial_delay_ms, multiplier, max_delay_ms, owner, idempotency_key, state, run_at, fence,"
                + " attempt, failed_attempts, crashes, cancel_requested, progress_percent) VALUES ('" + id + "', '"
                + type
                + "', 1, 'default', 4, '{}', now(), 1, 1, 1, 1, 1, 'admin', " + key + ", '" + state
                + "', now(), 1, 1, 0, 0, false, 0)");
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
