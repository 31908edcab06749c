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
            message = head(clean, MESSAGE_LENGTH);
        }
    }

    /** The text cut to so many characters, or one fewer rather than through the middle of a surrogate pair. */
    static String head(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
