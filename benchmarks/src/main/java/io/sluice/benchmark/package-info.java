/** Measures Sluice and its peers side by side: the commands. */
package io.sluice.benchmark;
