package io.sluice.job;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Idempotency-Keys: which job each names. A primary key, not a look-up, keeps them unique. Needs a transaction. */
@ApplicationScoped
public class IdempotencyStore {

    private static final NamedSql FORGET = new NamedSql(
            "DELETE FROM idempotency_key WHERE owner = :owner AND idempotency_key = :key AND expires_at <= :now");
    private static final NamedSql CLAIM =
            new NamedSql("INSERT INTO idempotency_key (owner, idempotency_key, fingerprint, job_id) VALUES (:owner,"
                    + " :key, :fingerprint, :id) ON CONFLICT DO NOTHING");

    @PersistenceContext(unitName = "sluice")
    private EntityManager entityManager;

    protected IdempotencyStore() {}

    public IdempotencyStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * A key of a caller and what it stands for.
     *
     * @param fingerprint SHA-256 of the request, 64 hexadecimal digits
     */
    public record Key(String owner, String key, String fingerprint, UUID jobId) {}

    /**
     * Claims each key for its job unless it is taken; answers the keys as they now are, in the same order. An answer
     * with another job's identifier tells that the key was taken.
     */
    public List<Key> claim(List<Key> wanted, Instant now) {
        // Two transactions that take the same keys in the same order wait for each other instead of deadlocking.
        List<Key> ordered = wanted.stream()
                .sorted(Comparator.comparing(Key::owner).thenComparing(Key::key))
                .toList();
        List<Map<String, Object>> rows =
                ordered.stream().map(key -> row(key, now)).toList();
        FORGET.batch(entityManager, rows);
        int[] counts = CLAIM.batch(entityManager, rows);
        List<Key> taken = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            // Not 0: a driver that rewrites batches (reWriteBatchedInserts) answers that it does not know.
            if (counts[i] != 1) {
                taken.add(ordered.get(i));
            }
        }
        return wanted.stream().map(key -> taken.contains(key) ? find(key) : key).toList();
    }

    /** Forgets keys whose time is over; answers how many. */
    public int prune(Instant now) {
        return entityManager
                .createNativeQuery("DELETE FROM idempotency_key WHERE expires_at <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }

    private Key find(Key wanted) {
        Object[] row = (Object[]) entityManager
                .createNativeQuery("SELECT fingerprint, job_id FROM idempotency_key WHERE owner = :owner AND"
                        + " idempotency_key = :key")
                .unwrap(NativeQuery.class)
                .addScalar("fingerprint", String.class)
                .addScalar("job_id", UUID.class)
                .setParameter("owner", wanted.owner())
                .setParameter("key", wanted.key())
                .getSingleResult();
        return new Key(wanted.owner(), wanted.key(), (String) row[0], (UUID) row[1]);
    }

    private static Map<String, Object> row(Key key, Instant now) {
        return Map.of(
                "owner",
                key.owner(),
                "key",
                key.key(),
                "fingerprint",
                key.fingerprint(),
                "id",
                key.jobId(),
                "now",
                now);
    }
}
