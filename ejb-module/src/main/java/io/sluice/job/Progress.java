package io.sluice.job;

/**
 * How far the work is.
 *
 * @param percent 0 to 100
 * @param message one line, at most 500 characters; may be null
 */
public record Progress(int percent, String message) {

    public static final int MESSAGE_LENGTH = 500;
    public static final Progress NONE = new Progress(0, null);

    public Progress {
        percent = Math.min(100, Math.max(0, percent));
        if (message != null) {
            String clean = message.replace("\0", "");
            message = clean.length() <= MESSAGE_LENGTH ? clean : clean.substring(0, MESSAGE_LENGTH);
        }
    }
}
