package io.sluice.benchmark.measure;

/** What is measured, in the order of the table. */
public enum Metric {
    SUBMIT_IN_PROCESS("Submission one by one from inside the process, 32 callers", "jobs/s", true),
    SUBMIT_IN_PROCESS_MANY("Submission of many at once from inside the process", "jobs/s", true),
    HTTP_NOOP_1("No-op endpoint of the same server over HTTP, 1 connection", "requests/s", true),
    HTTP_NOOP_32("No-op endpoint, 32 connections", "requests/s", true),
    HTTP_NOOP_256("No-op endpoint, 256 connections", "requests/s", true),
    HTTP_HELD_1("Submission over HTTP, 1 connection, workers held", "jobs/s", true),
    HTTP_HELD_32("Submission over HTTP, 32 connections, workers held", "jobs/s", true),
    HTTP_HELD_256("Submission over HTTP, 256 connections, workers held", "jobs/s", true),
    HTTP_1("Submission over HTTP, 1 connection, jobs running meanwhile", "jobs/s", true),
    HTTP_32("Submission over HTTP, 32 connections, jobs running meanwhile", "jobs/s", true),
    HTTP_256("Submission over HTTP, 256 connections, jobs running meanwhile", "jobs/s", true),
    HTTP_NOOP_256_APPLICATION_CPU("Processor time for a no-op request, 256 connections, application", "us", false),
    HTTP_NOOP_256_BENCH_CPU("Processor time for a no-op request, load driver", "us", false),
    HTTP_HELD_256_APPLICATION_CPU(
            "Processor time for a submission, 256 connections, workers held, application", "us", false),
    HTTP_HELD_256_DATABASE_CPU("Processor time for a submission, PostgreSQL", "us", false),
    HTTP_HELD_256_BENCH_CPU("Processor time for a submission, load driver", "us", false),
    HTTP_BULK("Bulk submission over HTTP, 2 connections, workers held", "jobs/s", true),
    DRAIN("Drain of queued no-op jobs", "jobs/s", true),
    DRAIN_NOTICED("Backlog free to run until the first job starts", "ms", false),
    DRAIN_APPLICATION_CPU("Processor time to drain a job, application", "us", false),
    DRAIN_DATABASE_CPU("Processor time to drain a job, PostgreSQL", "us", false),
    DRAIN_WAL("Write-ahead log to drain a job", "bytes", false),
    END_TO_END("End to end: 32 callers submit, jobs run meanwhile", "jobs/s", true),
    END_TO_END_APPLICATION_CPU("Processor time end to end, application", "us", false),
    END_TO_END_DATABASE_CPU("Processor time end to end, PostgreSQL", "us", false),
    END_TO_END_WAL("Write-ahead log end to end", "bytes", false),
    IDLE_P50("Start when idle, from commit, p50", "ms", false),
    IDLE_P99("Start when idle, from commit, p99", "ms", false),
    LOADED_RATE("Half of its own end-to-end rate", "jobs/s", true),
    LOADED_P50("Start at that rate, from commit, p50", "ms", false),
    LOADED_P99("Start at that rate, from commit, p99", "ms", false),
    QUEUED_BYTES("Tables and indexes for a queued job", "bytes", false),
    FINISHED_BYTES("Tables and indexes for a finished job that is kept", "bytes", false),
    RESIDENT("Resident memory of the application afterwards", "MB", false);

    private final String label;
    private final String unit;
    private final boolean moreIsBetter;

    Metric(String label, String unit, boolean moreIsBetter) {
        this.label = label;
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    public boolean moreIsBetter() {
        return moreIsBetter;
    }
}
