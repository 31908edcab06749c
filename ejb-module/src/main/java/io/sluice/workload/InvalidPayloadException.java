package io.sluice.workload;

import io.sluice.spi.Outcome;

/** A payload a handler cannot accept: no further attempt can mend it. */
public final class InvalidPayloadException extends RuntimeException {

    /** The error type of the job that fails for it. */
    public static final String TYPE = "InvalidPayload";

    /**
     * @param field the field at fault, as a path from the payload such as {@code headers.Host}
     * @param detail what is wrong with it and how to mend it
     */
    public InvalidPayloadException(String field, String detail) {
        // No stack trace: a bad payload is an answer, not a fault.
        super(field + ": " + detail, null, false, false);
    }

    public Outcome asOutcome() {
        return Outcome.fail(TYPE, getMessage());
    }
}
