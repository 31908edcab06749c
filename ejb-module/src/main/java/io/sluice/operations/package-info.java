/** Starting, stopping and observing a node. */
package io.sluice.operations;
