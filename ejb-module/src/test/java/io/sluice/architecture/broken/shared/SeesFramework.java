package io.sluice.architecture.broken.shared;

import jakarta.ejb.EJBException;

/** Part of a fixture that breaks the walls. */
final class SeesFramework {
    EJBException framework;
}
