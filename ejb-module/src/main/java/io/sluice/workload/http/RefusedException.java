package io.sluice.workload.http;

/** Sluice itself will not go on with a request, and no further attempt would change that. */
final class RefusedException extends Exception {

    private final String type;

    RefusedException(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** The error type of the job. */
    String type() {
        return type;
    }
}
