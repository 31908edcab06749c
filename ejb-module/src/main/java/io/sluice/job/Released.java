package io.sluice.job;

import java.util.UUID;

/** A job released to the broker: a message will name it. */
public record Released(UUID id, int priority) {}
