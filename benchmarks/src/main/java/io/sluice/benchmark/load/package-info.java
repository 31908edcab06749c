/** Load over HTTP, made as cheaply as can be: it runs on the processors of what it measures. */
package io.sluice.benchmark.load;
