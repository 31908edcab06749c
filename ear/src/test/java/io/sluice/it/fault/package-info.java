/** Breaks what Sluice stands on while it works, and counts from outside what that lost, doubled, stopped or delayed. */
package io.sluice.it.fault;
