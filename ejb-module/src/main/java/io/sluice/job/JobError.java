package io.sluice.job;

/**
 * Why an attempt, or the job, did not succeed.
 *
 * @param type a stable name to match on, at most 200 characters
 * @param message for people, at most 2,000 characters; may be null
 * @param retryable whether another attempt could have succeeded
 */
public record JobError(String type, String message, boolean retryable) {

    public static final int TYPE_LENGTH = 200;
    public static final int MESSAGE_LENGTH = 2_000;

    public JobError {
        type = clean(type, TYPE_LENGTH);
        message = message == null ? null : clean(message, MESSAGE_LENGTH);
    }

    // PostgreSQL stores no NUL, and an error must never be what makes an outcome impossible to store.
    private static String clean(String text, int length) {
        String clean = text.replace("\0", "");
        return clean.length() <= length ? clean : Progress.head(clean, length - 1) + "…";
    }
}
