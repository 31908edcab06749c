package io.sluice.architecture.broken.execution;

import jakarta.persistence.EntityManager;

/** Part of a fixture that breaks the walls. */
final class QueriesItself {
    EntityManager entityManager;
}
