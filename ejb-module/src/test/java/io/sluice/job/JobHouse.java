package io.sluice.job;

import io.sluice.config.SubmissionSettings;
import io.sluice.config.Transactions;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The job feature on a real database, put together as the container would. */
public final class JobHouse implements AutoCloseable {

    public static final SubmissionSettings SETTINGS = new SubmissionSettings(Duration.ofDays(1));
    public static final Duration LEASE = Duration.ofSeconds(10);

    private final TestDatabase database;
    private final Clock clock;
    private final DispatchWindow window = new DispatchWindow(100);
    private final JobWatch watch = new JobWatch();

    public JobHouse(TestDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Transactions transactions() {
        return database.transactions();
    }

    public EntityManager entityManager() {
        return database.entityManager();
    }

    public DispatchWindow window() {
        return window;
    }

    public JobWatch watch() {
        return watch;
    }

    public JobStore jobStore() {
        return new JobStore(entityManager(), database.dialect());
    }

    public LeaseStore leases() {
        return new LeaseStore(entityManager(), database.dialect());
    }

    public SettlementStore settlements() {
        return new SettlementStore(entityManager(), database.dialect());
    }

    public DispatchStore waiting() {
        return new DispatchStore(entityManager(), database.dialect());
    }

    public Jobs jobs() {
        return new Jobs(stores(), transactions(), watch, window, SETTINGS, clock);
    }

    public Expiry expiry() {
        return new Expiry(stores(), waiting(), new IdempotencyStore(entityManager()), transactions(), SETTINGS, clock);
    }

    public Job store(JobFixture fixture) {
        Job job = fixture.build();
        return in(() -> {
            jobStore().insert(List.of(new JobStore.Entry(job, null)));
            return job;
        });
    }

    public Job find(UUID id) {
        return in(() -> jobStore().find(id).orElseThrow());
    }

    public JobState state(UUID id) {
        return find(id).status().state();
    }

    /** Claims what can be claimed of these for a node. */
    public List<RunningJob> claim(String node, UUID... ids) {
        Instant now = clock.instant();
        return in(() -> leases().claim(Arrays.asList(ids), node, now, now.plus(LEASE)));
    }

    public boolean settle(Settlement settlement) {
        return in(() -> settlements().settle(List.of(settlement)).get(0));
    }

    /** Runs the work in a transaction. */
    public <R> R in(Supplier<R> work) {
        return transactions().run(work);
    }

    private JobStores stores() {
        return new JobStores(jobStore(), new JobListStore(entityManager()), settlements());
    }

    @Override
    public void close() {
        database.close();
    }
}
