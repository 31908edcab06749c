/** What the workloads that ship with Sluice have in common: reading a payload strictly. */
package io.sluice.workload;
