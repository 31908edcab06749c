package io.sluice.submission;

/**
 * Bounds of a job request that an operator sets.
 *
 * @param payloadBytes the largest payload, in bytes of its JSON text in UTF-8, 1 to {@link #LARGEST_PAYLOAD}
 */
public record JobRequestLimits(int payloadBytes) {

    public static final int LARGEST_PAYLOAD = 1024 * 1024;
    public static final JobRequestLimits DEFAULT = new JobRequestLimits(256 * 1024);

    public JobRequestLimits {
        if (payloadBytes < 1 || payloadBytes > LARGEST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "The largest payload is 1 to " + LARGEST_PAYLOAD + " bytes, not " + payloadBytes);
        }
    }
}
