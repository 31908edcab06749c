package com.example.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.JobContext;
import io.sluice.spi.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A handler is a plain class: its test needs a database, but no server. */
class PostingHandlerTest {

    private Ledger ledger;
    private PostingHandler handler;

    @BeforeEach
    void openLedger() throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        ledger = new Ledger(dataSource);
        ledger.create();
        handler = new PostingHandler(ledger);
    }

    @Test
    void aPostingChangesTheBalance() throws Exception {
        handler.handle(new Posting("alice", 250, 0), attempt(1));
        Outcome outcome = handler.handle(new Posting("alice", -100, 0), attempt(1));

        assertThat(ledger.statement("alice").cents()).isEqualTo(150);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(
                        done.result().asJsonObject().getInt("balance"))
                .isEqualTo(150));
    }

    @Test
    void aPostingToldToFailAsksForAnotherAttempt() throws Exception {
        assertThat(handler.handle(new Posting("bob", 1, 1), attempt(1))).isInstanceOf(Outcome.Retry.class);
        assertThat(handler.handle(new Posting("bob", 1, 1), attempt(2))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aPostingOfNothingIsRefusedForGood() throws Exception {
        assertThat(handler.handle(new Posting("carol", 0, 0), attempt(1))).isInstanceOf(Outcome.Fail.class);
        assertThat(ledger.statement("carol").cents()).isZero();
    }

    private static JobContext attempt(int number) {
        UUID id = UUID.randomUUID();
        return new JobContext() {
            @Override
            public UUID jobId() {
                return id;
            }

            @Override
            public String type() {
                return "example.ledger.post";
            }

            @Override
            public int version() {
                return 1;
            }

            @Override
            public int attempt() {
                return number;
            }

            @Override
            public Map<String, String> tags() {
                return Map.of();
            }

            @Override
            public String idempotencyKey() {
                return id.toString();
            }

            @Override
            public void progress(int percent, String message) {
                assertThat(percent).isBetween(0, 100);
            }

            @Override
            public boolean isCancellationRequested() {
                return false;
            }

            @Override
            public void throwIfCancellationRequested() {
                assertThat(isCancellationRequested()).isFalse();
            }

            @Override
            public Instant deadline() {
                return Instant.MAX;
            }

            @Override
            public System.Logger logger() {
                return System.getLogger(type());
            }
        };
    }
}
