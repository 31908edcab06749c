/** All that a workload sees of Sluice: implement {@link io.sluice.spi.JobHandler}, return an {@link io.sluice.spi.Outcome}. */
package io.sluice.spi;
