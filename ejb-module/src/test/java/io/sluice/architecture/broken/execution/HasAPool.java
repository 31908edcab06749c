package io.sluice.architecture.broken.execution;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Part of a fixture that breaks the walls. */
final class HasAPool {
    Executor pool() {
        return Executors.newSingleThreadExecutor();
    }
}
