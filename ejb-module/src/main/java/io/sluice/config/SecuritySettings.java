package io.sluice.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * How callers are recognised.
 *
 * @param adminKey the API key of the administrator; empty when the first start makes one
 * @param keyCache how long a node goes by what it last read of the API keys
 */
public record SecuritySettings(Optional<String> adminKey, Duration keyCache) {

    private static final String KEY_RULE = "[A-Za-z0-9._~+/=-]{16,255}";

    private static final Setting<Optional<String>> ADMIN_KEY = new Setting<>(
            "sluice.admin.key",
            "",
            "empty, or 16 to 255 of a-z A-Z 0-9 . _ ~ + / = -; use at least 32 random ones",
            "The API key of the administrator; when empty, the first start makes one and prints it once.",
            SecuritySettings::adminKey);
    private static final Setting<Duration> KEY_CACHE = Setting.duration(
            "sluice.security.key-cache",
            "PT5S",
            "PT0S",
            "PT1M",
            "How long a node goes by what it last read of the API keys: a key revoked on another node works this long.");

    public static final List<Setting<?>> ALL = List.of(ADMIN_KEY, KEY_CACHE);

    public static SecuritySettings read(Config config) {
        return new SecuritySettings(readAdminKey(config), KEY_CACHE.read(config));
    }

    // Setting.read quotes a value it refuses, and this value must not be shown.
    private static Optional<String> readAdminKey(Config config) {
        try {
            return ADMIN_KEY.read(config);
        } catch (IllegalArgumentException e) {
            String message = ADMIN_KEY.name() + " (" + ADMIN_KEY.environment() + ") is not acceptable; allowed: "
                    + ADMIN_KEY.range();
            throw new IllegalArgumentException(message);
        }
    }

    private static Optional<String> adminKey(String text) {
        if (!text.isEmpty() && !text.matches(KEY_RULE)) {
            throw new IllegalArgumentException("Not acceptable as a key");
        }
        return Optional.of(text).filter(key -> !key.isEmpty());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SecuritySettings[adminKey " + (adminKey.isPresent() ? "set" : "not set") + ", keyCache=" + keyCache
                + "]";
    }
}
