package io.sluice.operations;

import io.sluice.config.ExecutionSettings;
import io.sluice.execution.AttemptKeeper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while a worker is left: handlers that never return take one after the other. */
@Readiness
@ApplicationScoped
public class WorkersCheck implements HealthCheck {

    private AttemptKeeper attempts;
    private ExecutionSettings settings;

    protected WorkersCheck() {}

    @Inject
    WorkersCheck(AttemptKeeper attempts, ExecutionSettings settings) {
        this.attempts = attempts;
        this.settings = settings;
    }

    @Override
    public HealthCheckResponse call() {
        int lost = attempts.lostWorkers();
        return HealthCheckResponse.named("workers")
                .status(lost < settings.concurrency())
                .withData("workers", settings.concurrency())
                .withData("running", attempts.runningAttempts())
                .withData("lost", lost)
                .build();
    }
}
