package io.sluice.config;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How work is run.
 *
 * @param concurrency jobs one node runs at once
 * @param lease how long a worker that has gone silent keeps its jobs
 * @param watch how often running attempts are looked after
 * @param handBack how long a job may keep the rest of its bundle waiting
 * @param grace how long an attempt asked to stop may go on before it is interrupted, and again before it is abandoned
 * @param crashes crashes after which a job is quarantined
 * @param unknownType how long a job that finds no handler is put back before it is given up
 * @param drain how long a node that stops waits for running attempts
 */
public record ExecutionSettings(
        int concurrency,
        Duration lease,
        Duration watch,
        Duration handBack,
        Duration grace,
        int crashes,
        Duration unknownType,
        Duration drain) {

    private static final Setting<Integer> CONCURRENCY =
            Setting.integer("sluice.execution.concurrency", 16, 1, 1_000, "Jobs one node runs at once.");
    private static final Setting<Duration> LEASE = Setting.duration(
            "sluice.execution.lease",
            "PT10S",
            "PT2S",
            "PT10M",
            "How long a worker that has gone silent keeps its jobs; the bound of recovery after a crash.");
    private static final Setting<Duration> WATCH = Setting.duration(
            "sluice.execution.watch",
            "PT0.2S",
            "PT0.01S",
            "PT1S",
            "How often running attempts are looked after: time-outs, cancellation, progress, leases.");
    private static final Setting<Duration> HAND_BACK = Setting.duration(
            "sluice.execution.hand-back",
            "PT0.25S",
            "PT0.01S",
            "PT1M",
            "How long a job may keep the rest of its bundle waiting before that is handed back.");
    private static final Setting<Duration> GRACE = Setting.duration(
            "sluice.execution.grace",
            "PT5S",
            "PT0S",
            "PT10M",
            "How long an attempt asked to stop may go on before it is interrupted, and again before it is abandoned.");
    private static final Setting<Integer> CRASHES = Setting.integer(
            "sluice.execution.crashes", 3, 1, 100, "Crashes of its worker after which a job is quarantined.");
    private static final Setting<Duration> UNKNOWN_TYPE = Setting.duration(
            "sluice.execution.unknown-type",
            "PT5M",
            "PT0S",
            "P1D",
            "How long a job whose type or version a node does not know is put back for other nodes before it is DEAD.");
    private static final Setting<Duration> DRAIN = Setting.duration(
            "sluice.execution.drain",
            "PT10S",
            "PT0S",
            "PT10M",
            "How long a node that stops waits for running attempts before it hands them back.");

    public static final List<Setting<?>> ALL =
            List.of(CONCURRENCY, LEASE, WATCH, HAND_BACK, GRACE, CRASHES, UNKNOWN_TYPE, DRAIN);

    public static ExecutionSettings read(Config config) {
        return new ExecutionSettings(
                CONCURRENCY.read(config),
                LEASE.read(config),
                WATCH.read(config),
                HAND_BACK.read(config),
                GRACE.read(config),
                CRASHES.read(config),
                UNKNOWN_TYPE.read(config),
                DRAIN.read(config));
    }
}
