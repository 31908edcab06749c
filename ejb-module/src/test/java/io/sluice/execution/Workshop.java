package io.sluice.execution;

import io.sluice.config.ExecutionSettings;
import io.sluice.config.GroupCommitSettings;
import io.sluice.config.ManagedThreads;
import io.sluice.config.MapConfig;
import io.sluice.config.Node;
import io.sluice.job.JobFixture;
import io.sluice.job.JobHouse;
import io.sluice.job.JobTypes;
import io.sluice.job.RunningJob;
import io.sluice.job.TestDatabase;
import io.sluice.shared.SettableClock;
import io.sluice.spi.JobHandler;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** A node that runs jobs from a real database, put together as the container would. */
final class Workshop implements AutoCloseable {

    static final Node NODE = new Node("node-1");
    static final ExecutionSettings SETTINGS = ExecutionSettings.read(MapConfig.empty());

    final SettableClock clock = new SettableClock(JobFixture.NOON);
    final JobHouse house = new JobHouse(TestDatabase.h2(), clock);
    final Executions executions = new Executions();
    final Verdict verdict = new Verdict(JobHouse.SETTINGS, SETTINGS, new Random(1));
    final Announcements announcements;
    final Settlements settlements;
    final Claims claims;
    final JobExecutor executor;
    final AttemptKeeper keeper;
    final LeaseRenewal renewal;
    private final HandlerRegistry handlers = new HandlerRegistry(null, new JobTypes());
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(4);
    private final ManagedThreads pool = new ManagedThreads(Executors.defaultThreadFactory());

    Workshop() {
        GroupCommitSettings groups = GroupCommitSettings.read(MapConfig.empty());
        announcements =
                new Announcements(house.jobStore(), house.watch(), house.window(), house.transactions(), groups);
        settlements = new Settlements(house.settlements(), announcements, house.transactions(), groups, verdict, clock);
        claims = new Claims(house.leases(), house.transactions(), SETTINGS, groups, NODE, clock);
        inject(announcements);
        inject(settlements);
        inject(claims);
        announcements.start();
        settlements.start();
        claims.start();
        executor = new JobExecutor(handlers, executions, settlements, house.transactions(), verdict, clock);
        keeper = new AttemptKeeper(executions, settlements, verdict, executor, SETTINGS, clock);
        renewal = new LeaseRenewal(house.leases(), executions, house.transactions(), SETTINGS, NODE, clock);
    }

    <T> Workshop with(JobHandler<T> handler) {
        handlers.register(handler.getClass(), handler);
        return this;
    }

    /** Stores the job and claims it for this node. */
    RunningJob claimed(JobFixture job) {
        return claim(house.store(job).id());
    }

    RunningJob claim(UUID id) {
        return house.claim(NODE.name(), id).get(0);
    }

    /** Another node takes the job away, as after a pause longer than the lease. */
    RunningJob stolen(RunningJob from) {
        house.settle(verdict.orphaned(from, clock.instant()));
        return house.claim("node-2", from.job().id()).get(0);
    }

    Instant now() {
        return clock.instant();
    }

    // Fills the container's executors in, as the container does, with real pools.
    private void inject(Object bean) {
        for (Field field : bean.getClass().getDeclaredFields()) {
            if (field.getType() == ManagedThreads.class
                    || field.isAnnotationPresent(jakarta.annotation.Resource.class)) {
                try {
                    field.setAccessible(true);
                    field.set(bean, field.getType() == ManagedThreads.class ? pool : managed(field.getType()));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private Object managed(Class<?> type) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(threads, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        pool.stop();
        house.close();
    }
}
