package io.sluice.web.error;

import io.sluice.shared.Problem;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** A failure nobody foresaw: told in full to the log and by number to the caller. */
final class UnexpectedFailure {

    private static final System.Logger LOG = System.getLogger(UnexpectedFailure.class.getName());

    private UnexpectedFailure() {}

    static Problem report(Throwable failure, String path) {
        String number = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "Failure " + number + " at " + path, failure);
        return Problem.of(
                "internal-error",
                "The server failed",
                500,
                "The request could not be completed. The server's log tells more under " + number + ".");
    }
}
