/** What {@code ./demo} runs: Sluice at work, watched from outside through its REST API. */
package io.sluice.demo;
