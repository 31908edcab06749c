package io.sluice.launcher;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The first key: made here, stored (hashed) by the application if it has none yet, and shown once only then. */
final class AdminKey {
    private static final String OFFERED = "sluice.admin.key.initial";
    private static final String ACCEPTED = "sluice.admin.key.installed";

    private AdminKey() {}

    static void offer() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        // 24 bytes are 32 characters that need no quoting in a URL or a shell.
        System.setProperty(
                OFFERED, "sluice_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    static Optional<String> accepted() {
        String key = System.clearProperty(OFFERED);
        return Boolean.getBoolean(ACCEPTED) ? Optional.ofNullable(key) : Optional.empty();
    }
}
