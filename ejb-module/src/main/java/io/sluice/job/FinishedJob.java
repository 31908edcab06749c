package io.sluice.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of the history. */
@Entity
@Table(name = "finished_job")
class FinishedJob extends JobRow {}
