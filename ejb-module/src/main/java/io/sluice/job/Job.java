package io.sluice.job;

import java.util.UUID;

/** A job as anyone may see it: what was asked for, and how far it has come. */
public record Job(UUID id, JobSpec spec, JobStatus status) {}
