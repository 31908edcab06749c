/** Running work: the message-driven bean, the pipeline of steps a job passes through, leases and rescue. */
package io.sluice.execution;
