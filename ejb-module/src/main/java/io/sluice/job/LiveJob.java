package io.sluice.job;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of the live table. */
@Entity
@Table(name = "job")
class LiveJob extends JobRow {}
