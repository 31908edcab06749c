package io.sluice.job;

import java.util.UUID;

/**
 * A job released to the broker: a message will name it.
 *
 * @param suspect whether a worker has crashed while it ran the job
 */
public record Released(UUID id, String type, int priority, boolean suspect) {}
