/** How Sluice fares as its tables grow. */
package io.sluice.benchmark.growth;
