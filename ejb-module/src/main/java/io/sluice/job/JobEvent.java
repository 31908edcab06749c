package io.sluice.job;

/** What can happen to a job. */
public enum JobEvent {
    /** Its time has come. */
    DUE,
    /** A worker takes it and starts an attempt. */
    CLAIM,
    /** The attempt did the work. */
    SUCCEED,
    /** The attempt failed and another is allowed. */
    RETRY,
    /** The handler asked to be called again later. */
    SNOOZE,
    /** The worker returns it unstarted, or stops before the attempt could end. */
    HAND_BACK,
    /** Its lease ran out: the worker is gone. */
    RESCUE,
    /** The attempt failed and no other is allowed. */
    FAIL,
    /** Its workers crashed too often while they ran it. */
    QUARANTINE,
    /** Somebody asked to end it. */
    CANCEL,
    /** Its expiry has passed. */
    EXPIRE,
    /** An operator wants it run again. */
    REPLAY
}
