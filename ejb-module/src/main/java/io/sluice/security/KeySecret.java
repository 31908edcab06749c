package io.sluice.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret text of an API key.
 *
 * <p>It is stored as a plain SHA-256: a key made here holds 192 random bits, which nobody finds by guessing, so salt and
 * a slow hash would only slow every request. Looking the hash up in a map needs no constant time either: what the time
 * of the look-up tells is about the hash of the guess, from which no better guess follows.
 */
final class KeySecret {

    static final String PREFIX = "sluice_";
    private static final int RANDOM_BYTES = 24;

    private KeySecret() {}

    /** A new key: {@code sluice_} and 32 characters that are safe in a URL. */
    static String generate(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** 64 hexadecimal digits. */
    static String hash(String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
