package io.sluice.operations;

import io.sluice.execution.AttemptKeeper;
import io.sluice.execution.Reception;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready only while messages arrive, or all workers are busy with what did: a consumer that lost its broker looks alive in
 * every other way.
 */
@Readiness
@ApplicationScoped
public class BrokerCheck implements HealthCheck {

    private static final Duration SILENCE = Duration.ofSeconds(30);

    private Reception reception;
    private AttemptKeeper attempts;
    private Clock clock;

    protected BrokerCheck() {}

    @Inject
    BrokerCheck(Reception reception, AttemptKeeper attempts, Clock clock) {
        this.reception = reception;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Instant last = reception.last().orElse(null);
        boolean recent = last != null && last.isAfter(clock.instant().minus(SILENCE));
        return HealthCheckResponse.named("broker")
                .status(recent || attempts.allWorkersBusy())
                .withData("lastReceive", last == null ? "never" : last.toString())
                .build();
    }
}
