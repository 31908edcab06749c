package io.sluice.architecture.broken.execution;

/** Part of a fixture that breaks the walls. */
final class Sleeps {
    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
