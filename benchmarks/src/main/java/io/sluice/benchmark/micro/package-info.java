/** JMH benchmarks of the pieces every job passes through. */
package io.sluice.benchmark.micro;
