package io.sluice.job;

import java.time.Instant;

/**
 * One finished attempt.
 *
 * @param number from 1, in the order of starts
 * @param outcome the event that ended it: SUCCEED, RETRY, SNOOZE, FAIL, CANCEL, EXPIRE, RESCUE or QUARANTINE
 * @param error null when there was none
 * @param node the server that ran it
 */
public record Attempt(
        int number, Instant startedAt, Instant finishedAt, JobEvent outcome, JobError error, String node) {}
