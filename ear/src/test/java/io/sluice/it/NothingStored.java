package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** For tests whose requests must all be refused: no job may be there afterwards that was not there before. */
abstract class NothingStored {

    private final Client client;
    private Instant begun;

    NothingStored(Client client) {
        this.client = client;
    }

    @BeforeEach
    void noteTheTime() {
        begun = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @AfterEach
    void noJobWasStored() {
        assertThat(client.list("from=" + begun)).isEmpty();
    }
}
