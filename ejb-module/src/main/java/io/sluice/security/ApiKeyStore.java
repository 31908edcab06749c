package io.sluice.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** API keys in the database. Needs a transaction. */
@ApplicationScoped
public class ApiKeyStore {

    @PersistenceContext(unitName = "sluice")
    private EntityManager entityManager;

    protected ApiKeyStore() {}

    public ApiKeyStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** All keys, revoked ones too, by name. */
    public List<ApiKey> all() {
        return entityManager
                .createQuery("SELECT k FROM ApiKey k ORDER BY k.name", ApiKey.class)
                .getResultList();
    }

    public Optional<ApiKey> find(String name) {
        return entityManager
                .createQuery("SELECT k FROM ApiKey k WHERE k.name = :name", ApiKey.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    public void insert(ApiKey key) {
        entityManager.persist(key);
        entityManager.flush();
    }

    /** The valid keys of a role, locked: two callers cannot each revoke all but the other's. */
    public List<ApiKey> lockActive(Role role) {
        return entityManager
                .createQuery(
                        "SELECT k FROM ApiKey k WHERE k.role = :role AND k.revokedAt IS NULL ORDER BY k.id",
                        ApiKey.class)
                .setParameter("role", role.text())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    public long count() {
        return entityManager
                .createQuery("SELECT COUNT(k) FROM ApiKey k", Long.class)
                .getSingleResult();
    }
}
