package io.sluice.architecture.broken.execution;

/** Part of a fixture that breaks the walls. */
final class StartsThreads {
    Thread start() {
        return new Thread();
    }
}
