package io.sluice.it;

import java.io.IOException;
import java.net.URI;

/** A server with Sluice in it, in a process of its own. */
public interface SluiceServer {

    /** Starts it and returns once it is ready for work. */
    void start() throws IOException, InterruptedException;

    /** Asks it to stop and waits until it has. */
    void stop() throws IOException, InterruptedException;

    /** Ends it as a power cut would: kill -9. */
    void kill() throws IOException, InterruptedException;

    /** Waits until it has ended by itself. */
    void awaitEnd() throws IOException, InterruptedException;

    URI url();
}
