package io.sluice.architecture.broken.execution;

import java.time.Instant;

/** Part of a fixture that breaks the walls. */
final class ReadsTheTime {
    Instant now() {
        return Instant.now();
    }
}
