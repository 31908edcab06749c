package io.sluice.security;

import io.sluice.config.SecuritySettings;
import io.sluice.config.Transactions;
import io.sluice.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** API keys: who holds one, making and revoking them. A key is shown when it is made and never again. */
@ApplicationScoped
public class ApiKeys {

    /** Every node holds all keys in memory. */
    public static final int MOST_KEYS = 10_000;

    private static final System.Logger LOG = System.getLogger(ApiKeys.class.getName());
    private static final String ADMIN_NAME = "admin";
    private static final String INITIAL_KEY = "sluice.admin.key.initial";
    private static final String INITIAL_KEY_INSTALLED = "sluice.admin.key.installed";

    private ApiKeyStore store;
    private Transactions transactions;
    private Clock clock;
    private SecuritySettings settings;
    private KeyCache cache;
    private final SecureRandom random = new SecureRandom();

    protected ApiKeys() {}

    @Inject
    public ApiKeys(ApiKeyStore store, Transactions transactions, Clock clock, SecuritySettings settings) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
        this.cache = new KeyCache(() -> transactions.run(this::activeByHash), clock, settings.keyCache());
    }

    /** Who holds the key; empty when nobody does or it was revoked. */
    public Optional<Caller> authenticate(String key) {
        return cache.find(KeySecret.hash(key));
    }

    /** All keys, revoked ones too, by name. */
    public List<KeyInfo> list() {
        return transactions.run(() -> store.all().stream().map(ApiKey::info).toList());
    }

    /**
     * Makes a key.
     *
     * @param name 1 to 64 of {@code a-z A-Z 0-9 . _ -}
     * @throws io.sluice.shared.ProblemException 409 when the name was ever used, or there are {@link #MOST_KEYS} keys
     */
    public NewKey create(String name, Role role, String by) {
        String secret = KeySecret.generate(random);
        KeyInfo info = transactions.run(() -> {
            requireFree(name);
            ApiKey key = new ApiKey(name, role, KeySecret.hash(secret), now());
            store.insert(key);
            return key.info();
        });
        cache.expire();
        LOG.log(Level.INFO, "API key {0} with role {1} was made by {2}", name, role.text(), by);
        return new NewKey(info, secret);
    }

    /**
     * Revokes a key; one that is revoked already stays so.
     *
     * @throws io.sluice.shared.ProblemException 404 when there is no such key, 409 when it is the last valid one with
     *     role admin
     */
    public void revoke(String name, String by) {
        transactions.run(() -> {
            List<ApiKey> admins = store.lockActive(Role.ADMIN);
            ApiKey key = store.find(name).orElseThrow(() -> Problem.notFound("There is no API key of this name.")
                    .asException());
            if (admins.size() == 1 && admins.contains(key)) {
                throw Problem.conflict("This is the last admin key; make another before revoking it.")
                        .asException();
            }
            key.revoke(now());
            return key;
        });
        cache.expire();
        LOG.log(Level.INFO, "API key {0} was revoked by {1}", name, by);
    }

    /**
     * Makes sure there is an administrator; called once when a node starts. The key of the configuration becomes that of
     * the name {@code admin}. Without one, and while there is no key at all, the key in the system property {@code
     * sluice.admin.key.initial} is stored and {@code sluice.admin.key.installed} set to true.
     */
    public void bootstrap() {
        settings.adminKey().ifPresentOrElse(this::ensureAdmin, this::installInitial);
        cache.expire();
    }

    private void ensureAdmin(String key) {
        try {
            transactions.run(() -> storeAdmin(key));
        } catch (RuntimeException e) {
            // Another node that starts now may have been first; then this one finds its work done.
            LOG.log(Level.DEBUG, "Storing the admin key is tried again", e);
            transactions.run(() -> storeAdmin(key));
        }
    }

    private boolean storeAdmin(String key) {
        String hash = KeySecret.hash(key);
        Optional<ApiKey> admin = store.find(ADMIN_NAME);
        admin.ifPresentOrElse(
                known -> known.renewAsAdmin(hash), () -> store.insert(new ApiKey(ADMIN_NAME, Role.ADMIN, hash, now())));
        return admin.isEmpty();
    }

    private void installInitial() {
        String key = System.getProperty(INITIAL_KEY);
        if (key != null && installedFirst(key)) {
            System.setProperty(INITIAL_KEY_INSTALLED, "true");
        }
    }

    // Never in place of a key that is there: another node that starts now may have made it and shown it already.
    private boolean installedFirst(String key) {
        try {
            return transactions.run(() -> {
                boolean first = store.count() == 0;
                if (first) {
                    store.insert(new ApiKey(ADMIN_NAME, Role.ADMIN, KeySecret.hash(key), now()));
                }
                return first;
            });
        } catch (RuntimeException e) {
            if (transactions.run(() -> store.count() == 0)) {
                throw e;
            }
            return false;
        }
    }

    private void requireFree(String name) {
        if (store.find(name).isPresent()) {
            throw Problem.conflict("The name is taken; the name of a revoked key is not used again.")
                    .asException();
        }
        if (store.count() >= MOST_KEYS) {
            throw Problem.conflict("There are " + MOST_KEYS + " API keys; no more can be made.")
                    .asException();
        }
    }

    // As exact as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Map<String, Caller> activeByHash() {
        return store.all().stream().filter(ApiKey::active).collect(Collectors.toMap(ApiKey::hash, ApiKey::caller));
    }
}
