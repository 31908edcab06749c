package io.sluice.execution;

/** Why an attempt was asked to stop. */
enum StopReason {
    /** Somebody cancelled the job. */
    CANCELLED,
    /** It ran longer than its timeout. */
    TIMED_OUT,
    /** The job's expiry came while it ran. */
    EXPIRED,
    /** Another node has the job now. */
    LEASE_LOST,
    /** The server stops. */
    DRAINED
}
