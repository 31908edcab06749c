package io.sluice.launcher;

/** Why Sluice does not start, in words for the one who started it. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A setting is wrong: nothing was started, and starting again unchanged will not help. */
    static final int WRONG_SETTING = 2;

    static final int SERVER_FAILED = 1;

    private final int exitCode;

    private StartFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    static StartFailure wrongSetting(String message) {
        return new StartFailure(WRONG_SETTING, message, null);
    }

    static StartFailure of(String message, Throwable cause) {
        return new StartFailure(SERVER_FAILED, message, cause);
    }

    int exitCode() {
        return exitCode;
    }

    /** The deepest cause that says something: servers wrap the one helpful sentence in many that are not. */
    String reason() {
        String reason = getMessage();
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                reason = cause.getMessage();
            }
        }
        return reason.equals(getMessage()) ? reason : getMessage() + ": " + reason;
    }
}
