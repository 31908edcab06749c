package io.sluice.architecture.broken.workload;

import io.sluice.architecture.broken.job.Upward;

/** Part of a fixture that breaks the walls. */
public final class SeesJob {
    Upward job;
}
