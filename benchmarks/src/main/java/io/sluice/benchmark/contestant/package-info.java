/** The queues under test, each a process of its own beside one PostgreSQL. */
package io.sluice.benchmark.contestant;
