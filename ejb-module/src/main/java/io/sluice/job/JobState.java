package io.sluice.job;

/** Where a job is in its life; {@link JobTransitions} says how it gets from one state to the next. */
public enum JobState {
    /** Due later; it waits in the database. */
    SCHEDULED(false),
    /** Due now; it waits for a worker. */
    QUEUED(false),
    /** A worker holds its lease. */
    RUNNING(false),
    /** Done; the result is kept. */
    SUCCEEDED(true),
    /** Given up: attempts used up, not retryable, or quarantined. An operator may replay it. */
    DEAD(true),
    /** Ended because somebody asked for it. */
    CANCELLED(true),
    /** Not finished by its expiry. */
    EXPIRED(true);

    private final boolean terminal;

    JobState(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether nothing happens to the job any more unless an operator replays it. */
    public boolean terminal() {
        return terminal;
    }
}
