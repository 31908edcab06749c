package io.sluice.security;

/**
 * A key that was just made.
 *
 * @param secret the key itself; this is the only time it is known
 */
public record NewKey(KeyInfo info, String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "NewKey[" + info + "]";
    }
}
