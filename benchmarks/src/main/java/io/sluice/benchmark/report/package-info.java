/** Turns figures into tables, plots and files. */
package io.sluice.benchmark.report;
