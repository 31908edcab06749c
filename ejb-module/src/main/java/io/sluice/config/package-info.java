/** Typed, documented and validated settings, one object per feature, read from MicroProfile Config. */
package io.sluice.config;
