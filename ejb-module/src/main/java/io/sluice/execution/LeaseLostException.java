package io.sluice.execution;

import java.util.UUID;

/** Another node has the job: nothing this attempt did may take effect. */
final class LeaseLostException extends RuntimeException {

    LeaseLostException(UUID job) {
        super("Job " + job + " is another attempt's now");
    }
}
