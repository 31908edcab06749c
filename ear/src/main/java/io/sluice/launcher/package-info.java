/** What {@code java -jar sluice.jar} runs: checks the settings, prepares the data directory, starts the server. */
package io.sluice.launcher;
