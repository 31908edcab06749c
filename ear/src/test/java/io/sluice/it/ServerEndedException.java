package io.sluice.it;

import java.nio.file.Path;

/** The server ended before it was ready. */
final class ServerEndedException extends RuntimeException {

    ServerEndedException(Path output) {
        super("The server ended before it was ready; see " + output);
    }
}
