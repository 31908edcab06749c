/** Runs inside the process under test, where submissions and the starts of jobs share one clock. */
package io.sluice.benchmark.probe;
