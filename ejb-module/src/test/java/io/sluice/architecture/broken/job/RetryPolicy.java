package io.sluice.architecture.broken.job;

import jakarta.inject.Inject;

/** Part of a fixture that breaks the walls. */
final class RetryPolicy {
    @Inject
    Upward injected;
}
