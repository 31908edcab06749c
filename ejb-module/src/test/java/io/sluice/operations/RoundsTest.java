package io.sluice.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.config.ManagedThreads;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoundsTest {

    private static final Duration SOON = Duration.ofMillis(5);

    // As Payara's default scheduler: no core threads, which makes one.
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(0);
    private final ManagedThreads threads = new ManagedThreads(Executors.defaultThreadFactory());
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger turns = new AtomicInteger();
    private final Rounds rounds = new Rounds();

    @BeforeEach
    void inContainer() throws ReflectiveOperationException {
        for (Field field : Rounds.class.getDeclaredFields()) {
            field.setAccessible(true);
            if (field.getType() == ManagedThreads.class) {
                field.set(rounds, threads);
            } else if (field.isAnnotationPresent(jakarta.annotation.Resource.class)) {
                field.set(rounds, managed(field.getType(), scheduler));
            }
        }
    }

    @AfterEach
    void close() {
        never.countDown();
        scheduler.shutdownNow();
        threads.stop();
    }

    @Test
    void aRoundThatHangsHoldsUpNoOther() {
        rounds.every(SOON, "hangs", this::hang);
        rounds.every(SOON, "goes on", turns::incrementAndGet);

        await().until(() -> turns.get() > 3);
    }

    @Test
    void aRoundThatHangsIsNotStartedAgainBesideItself() {
        rounds.every(SOON, "hangs", () -> {
            turns.incrementAndGet();
            hang();
        });
        AtomicInteger others = new AtomicInteger();
        rounds.every(SOON, "goes on", others::incrementAndGet);

        await().until(() -> others.get() > 5);
        assertThat(turns).hasValue(1);
    }

    @Test
    void aRoundThatFailsIsRepeatedEvenAfterAnError() {
        rounds.every(SOON, "fails", () -> {
            turns.incrementAndGet();
            throw new OutOfMemoryError("for this moment");
        });

        await().until(() -> turns.get() > 3);
    }

    private void hang() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Object managed(Class<?> type, ScheduledExecutorService target) {
        return Proxy.newProxyInstance(
                RoundsTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
