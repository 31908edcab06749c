/** What is measured from outside: drains, and what they cost in processor time, log and memory. */
package io.sluice.benchmark.measure;
