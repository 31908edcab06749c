package io.sluice.job;

/**
 * A job whose lease somebody holds, with what its settlement needs.
 *
 * @param node who holds the lease
 * @param fence rises with every claim; a settlement with an older one is refused
 * @param failedAttempts attempts that failed, which is what the retry policy counts
 * @param crashes attempts cut short because their worker went away
 */
public record RunningJob(Job job, String node, long fence, int failedAttempts, int crashes) {}
