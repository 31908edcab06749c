package io.sluice.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A key as it is stored: its hash, never the key. */
@Entity
@Table(name = "api_key")
public class ApiKey {

    @Id
    private UUID id;

    private String name;

    @Column(name = "key_hash", columnDefinition = "char(64)")
    private String keyHash;

    private String role;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected ApiKey() {}

    ApiKey(String name, Role role, String keyHash, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.role = role.text();
        this.keyHash = keyHash;
        this.createdAt = createdAt;
    }

    /** Makes it a valid administrator's key with this hash, whatever it was before. */
    void renewAsAdmin(String hash) {
        role = Role.ADMIN.text();
        keyHash = hash;
        revokedAt = null;
    }

    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    boolean active() {
        return revokedAt == null;
    }

    String hash() {
        return keyHash;
    }

    Role role() {
        return Role.of(role).orElseThrow(() -> new IllegalStateException("API key " + name + " has no known role"));
    }

    Caller caller() {
        return new Caller(name, role());
    }

    KeyInfo info() {
        return new KeyInfo(name, role(), createdAt, revokedAt);
    }
}
