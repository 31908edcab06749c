package io.sluice.operations;

import io.sluice.config.DatabaseTime;
import io.sluice.config.DispatchSettings;
import io.sluice.config.ExecutionSettings;
import io.sluice.execution.Announcements;
import io.sluice.execution.AttemptKeeper;
import io.sluice.execution.LeaseRenewal;
import io.sluice.execution.Rescue;
import io.sluice.job.Expiry;
import io.sluice.submission.Dispatcher;
import io.sluice.submission.DoorbellPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** What a node does again and again, and how often. */
@ApplicationScoped
public class RoundTasks {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Inject
    private DatabaseTime time;

    @Inject
    private AttemptKeeper attempts;

    @Inject
    private LeaseRenewal leases;

    @Inject
    private Rescue rescue;

    @Inject
    private Expiry expiry;

    @Inject
    private Announcements announcements;

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private DoorbellPublisher doorbell;

    @Inject
    private ExecutionSettings execution;

    @Inject
    private DispatchSettings dispatch;

    void begin(Rounds rounds) {
        rounds.every(SECOND, "clock", time::round);
        rounds.every(execution.watch(), "running attempts", attempts::round);
        rounds.every(SECOND, "leases", leases::round);
        rounds.every(SECOND, "rescue", rescue::round);
        rounds.every(SECOND, "expiry", expiry::sweep);
        rounds.every(SECOND.dividedBy(2), "watched jobs", announcements::round);
        rounds.every(SECOND.multipliedBy(2), "doorbell check", this::ping);
        rounds.every(SECOND.dividedBy(5), "doorbell", doorbell::flush);
        dispatcher.start();
        rounds.every(dispatch.sweep(), "dispatch", dispatcher::sweep);
        attempts.open();
    }

    // While all workers are busy nobody here receives: the messages would only pile up.
    private void ping() {
        if (!attempts.allWorkersBusy()) {
            doorbell.ping();
        }
    }
}
