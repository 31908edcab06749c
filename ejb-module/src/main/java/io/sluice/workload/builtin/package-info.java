/** Jobs for trying Sluice out: do nothing, give the payload back, behave as badly as asked. */
package io.sluice.workload.builtin;
