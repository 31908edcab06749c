/** The other queues, each run in a process of its own behind the same probe as Sluice. */
package io.sluice.benchmark.peer;
