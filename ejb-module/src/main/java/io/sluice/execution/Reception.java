package io.sluice.execution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** When this node last received a message: the one sign that the way from the broker to the workers is open. */
@ApplicationScoped
public class Reception {

    private Clock clock;
    private volatile Instant last;

    protected Reception() {}

    @Inject
    Reception(Clock clock) {
        this.clock = clock;
    }

    void received() {
        last = clock.instant();
    }

    public Optional<Instant> last() {
        return Optional.ofNullable(last);
    }
}
