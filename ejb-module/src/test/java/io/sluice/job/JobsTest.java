package io.sluice.job;

import static io.sluice.job.JobFixture.NOON;
import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sluice.config.ManagedThreads;
import io.sluice.config.Transactions;
import io.sluice.shared.ProblemException;
import io.sluice.shared.SettableClock;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobsTest {

    private final JobHouse house = new JobHouse(TestDatabase.h2(), new SettableClock(NOON));
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(2);
    private final ManagedThreads pool = new ManagedThreads(Executors.defaultThreadFactory());
    private final Jobs jobs = house.jobs();
    private volatile boolean databaseFails;

    @BeforeEach
    void inContainer() throws ReflectiveOperationException {
        for (Field field : Jobs.class.getDeclaredFields()) {
            if (field.getType() == ManagedThreads.class) {
                put(field, pool);
            } else if (field.isAnnotationPresent(jakarta.annotation.Resource.class)) {
                put(field, managed(field.getType()));
            }
        }
        put(Jobs.class.getDeclaredField("transactions"), new Failing(house.transactions()));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        pool.stop();
        house.close();
    }

    @Test
    void aWaitThatCannotBeginIsNotKept() {
        UUID id = house.store(aJob()).id();
        databaseFails = true;

        assertThatThrownBy(() -> jobs.awaitEnd(id, Duration.ofSeconds(1))).hasMessage("the database is away");

        assertThat(house.watch().watched()).isEmpty();
    }

    @Test
    void aWaitForNoJobIsNotKept() {
        assertThatThrownBy(() -> jobs.awaitEnd(UUID.randomUUID(), Duration.ofSeconds(1)))
                .isInstanceOf(ProblemException.class);

        assertThat(house.watch().watched()).isEmpty();
    }

    @Test
    void aWaitIsAnsweredWhenItIsOverEvenWithoutTheDatabase() throws Exception {
        UUID id = house.store(aJob()).id();
        var end = jobs.awaitEnd(id, Duration.ofMillis(200)).toCompletableFuture();
        databaseFails = true;

        assertThatThrownBy(() -> end.get(10, TimeUnit.SECONDS)).hasMessageContaining("the database is away");

        // Whoever waits is answered before the watch is forgotten.
        await().until(() -> house.watch().watched().isEmpty());
    }

    @Test
    void aWaitEndsWithTheJobAsItIs() throws Exception {
        UUID id = house.store(aJob()).id();

        assertThat(jobs.awaitEnd(id, Duration.ofMillis(50))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .isEqualTo(house.find(id));
    }

    private void put(Field field, Object value) throws IllegalAccessException {
        field.setAccessible(true);
        field.set(jobs, value);
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

    private final class Failing extends Transactions {
        private final Transactions working;

        Failing(Transactions working) {
            this.working = working;
        }

        @Override
        public <R> R run(Supplier<R> work) {
            if (databaseFails) {
                throw new IllegalStateException("the database is away");
            }
            return working.run(work);
        }

        @Override
        public <R> R call(Callable<R> work) throws Exception {
            return working.call(work);
        }
    }
}
