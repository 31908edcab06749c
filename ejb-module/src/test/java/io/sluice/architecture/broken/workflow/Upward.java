package io.sluice.architecture.broken.workflow;

/** Part of a fixture that breaks the walls: it sees what it must not see. */
public final class Upward {
    io.sluice.architecture.broken.schedule.Upward above;
}
