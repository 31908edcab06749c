package io.sluice.security;

import java.time.Instant;

/**
 * What may be shown of a key.
 *
 * @param revokedAt null while the key is valid
 */
public record KeyInfo(String name, Role role, Instant createdAt, Instant revokedAt) {}
