package io.sluice.architecture.broken.submission;

/** Part of a fixture that breaks the walls: it sees what it must not see. */
public final class Upward {
    io.sluice.architecture.broken.execution.Upward above;
}
