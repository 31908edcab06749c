package io.sluice.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.config.SecuritySettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void eachRoleIncludesThoseBeforeItAndWorkerStandsApart() {
        assertThat(Role.VIEWER.granted()).containsExactlyInAnyOrder("viewer");
        assertThat(Role.SUBMITTER.granted()).containsExactlyInAnyOrder("viewer", "submitter");
        assertThat(Role.OPERATOR.granted()).containsExactlyInAnyOrder("viewer", "submitter", "operator");
        assertThat(Role.ADMIN.granted()).containsExactlyInAnyOrder("viewer", "submitter", "operator", "admin");
        assertThat(Role.WORKER.granted()).containsExactlyInAnyOrder("worker");
    }

    @Test
    void rolesAreNamedInLowerCase() {
        for (Role role : Role.values()) {
            assertThat(Role.of(role.text())).contains(role);
        }
        assertThat(Role.of("ADMIN")).isEmpty();
    }

    @Test
    void keysAreLongRandomAndSafeInAUrl() {
        SecureRandom random = new SecureRandom();
        String key = KeySecret.generate(random);

        assertThat(key).matches("sluice_[A-Za-z0-9_-]{32}").isNotEqualTo(KeySecret.generate(random));
        assertThat(KeySecret.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void secretsAreNotPrinted() {
        KeyInfo info = new KeyInfo("ann", Role.VIEWER, null, null);

        assertThat(new NewKey(info, "sluice_secret").toString()).doesNotContain("sluice_secret");
        assertThat(new SecuritySettings(Optional.of("sluice_secret"), Duration.ZERO).toString())
                .doesNotContain("sluice_secret");
    }
}
