package io.sluice.architecture.broken.operations;

import io.sluice.architecture.broken.workload.SeesJob;

/** Part of a fixture that breaks the walls. */
final class SeesWorkload {
    SeesJob workload;
}
