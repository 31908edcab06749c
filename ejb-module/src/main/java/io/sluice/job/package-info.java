/** What a job is, which states it passes through, and the only place that writes it to the database. */
package io.sluice.job;
