/** Durable asynchronous work for Jakarta EE: one package per feature, each importing only those before it. */
package io.sluice;
