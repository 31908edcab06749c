package io.sluice.execution;

import io.sluice.job.DispatchWindow;
import io.sluice.job.RunTimes;
import io.sluice.job.RunningJob;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Answers the doorbell: claims the jobs a message names and runs them one after another; their outcomes are committed
 * while it answers the next. Whatever goes wrong is thrown, so that the broker delivers the message again; claims are
 * conditional, so a repeated message finds nothing left to take.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "sluice.jobs"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "sluice-jms"),
            @ActivationConfigProperty(
                    propertyName = "maxSession",
                    propertyValue = "${MPCONFIG=sluice.execution.concurrency:16}")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobConsumer implements MessageListener {

    @Inject
    private Claims claims;

    @Inject
    private JobExecutor executor;

    @Inject
    private Executions executions;

    @Inject
    private Unsettled unsettled;

    @Inject
    private DispatchWindow window;

    @Inject
    private RunTimes runTimes;

    @Inject
    private Reception reception;

    @Inject
    private Clock clock;

    @Override
    public void onMessage(Message message) {
        reception.received();
        List<UUID> ids = jobs(message);
        if (!ids.isEmpty()) {
            run(ids);
        }
    }

    private void run(List<UUID> ids) {
        // The container opens the way from the broker before the node has started: it would know no handler yet.
        if (!executions.enter()) {
            throw new IllegalStateException("This node starts or stops; the message goes to another, or comes again");
        }
        try {
            unsettled.enter();
            List<RunningJob> claimed = claims.claim(ids).join();
            window.claimed(claimed.size());
            runAll(new Bundle(claimed, clock.instant()));
        } finally {
            executions.leave();
        }
    }

    private void runAll(Bundle bundle) {
        executions.add(bundle);
        List<CompletableFuture<Boolean>> settled = new ArrayList<>();
        try {
            RunningJob next = next(bundle);
            while (next != null) {
                settled.add(timed(next));
                next = next(bundle);
            }
        } finally {
            executor.handBack(bundle.takeUnstarted());
            unsettled.leave(bundle, settled);
        }
    }

    private CompletableFuture<Boolean> timed(RunningJob job) {
        long began = System.nanoTime();
        CompletableFuture<Boolean> settled = executor.run(job);
        runTimes.ran(job.job().spec().type(), Duration.ofNanos(System.nanoTime() - began));
        return settled;
    }

    private RunningJob next(Bundle bundle) {
        return executions.takesWork() ? bundle.next(clock.instant()) : null;
    }

    private static List<UUID> jobs(Message message) {
        try {
            String body = message.getBody(String.class);
            return body == null || body.isEmpty()
                    ? List.of()
                    : Arrays.stream(body.split(",", -1)).map(UUID::fromString).toList();
        } catch (JMSException e) {
            throw new IllegalStateException("Not a doorbell message", e);
        }
    }
}
