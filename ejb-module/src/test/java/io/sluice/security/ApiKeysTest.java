package io.sluice.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.config.SecuritySettings;
import io.sluice.config.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    private static final String OFFERED = "sluice.admin.key.initial";
    private static final String ACCEPTED = "sluice.admin.key.installed";

    private final Stored store = new Stored();
    private final ApiKeys keys = new ApiKeys(
            store, new Direct(), Clock.systemUTC(), new SecuritySettings(Optional.empty(), Duration.ofSeconds(5)));

    @AfterEach
    void clean() {
        System.clearProperty(OFFERED);
        System.clearProperty(ACCEPTED);
    }

    @Test
    void theFirstStartMakesTheOfferedKeyTheAdministrators() {
        System.setProperty(OFFERED, "first");

        keys.bootstrap();

        assertThat(store.keys.get("admin").hash()).isEqualTo(KeySecret.hash("first"));
        assertThat(Boolean.getBoolean(ACCEPTED)).isTrue();
    }

    // Its owner has seen it once and sees it never again.
    @Test
    void theKeyThatAnotherNodeMadeAtTheSameMomentStays() {
        System.setProperty(OFFERED, "second");
        store.onceCounted = () -> store.keys.put("admin", key("first"));

        keys.bootstrap();

        assertThat(store.keys.get("admin").hash()).isEqualTo(KeySecret.hash("first"));
        assertThat(Boolean.getBoolean(ACCEPTED)).isFalse();
    }

    private static ApiKey key(String secret) {
        return new ApiKey(
                "admin", Role.ADMIN, KeySecret.hash(secret), Clock.systemUTC().instant());
    }

    /** The names are unique, and another node may commit between two statements. */
    private static final class Stored extends ApiKeyStore {
        private final Map<String, ApiKey> keys = new HashMap<>();
        private Runnable onceCounted = () -> {};

        @Override
        public long count() {
            long count = keys.size();
            onceCounted.run();
            onceCounted = () -> {};
            return count;
        }

        @Override
        public Optional<ApiKey> find(String name) {
            return Optional.ofNullable(keys.get(name));
        }

        @Override
        public void insert(ApiKey key) {
            if (keys.putIfAbsent(key.caller().name(), key) != null) {
                throw new IllegalStateException("duplicate key");
            }
        }
    }

    private static final class Direct extends Transactions {
        @Override
        public <R> R run(Supplier<R> work) {
            return work.get();
        }
    }
}
