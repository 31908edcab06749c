package io.sluice.architecture.broken.execution;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Part of a fixture that breaks the walls. */
final class ObservesLate {
    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) String event) {}
}
