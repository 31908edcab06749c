package io.sluice.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.config.DispatchSettings;
import io.sluice.config.ExecutionSettings;
import io.sluice.config.ManagedThreads;
import io.sluice.config.MapConfig;
import io.sluice.job.DispatchWindow;
import io.sluice.job.Released;
import io.sluice.job.RunTimes;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorbellPublisherTest {

    private final List<List<String>> sent = new ArrayList<>();
    private final RunTimes runTimes = new RunTimes();
    private final DispatchWindow window = new DispatchWindow(10_000);
    private final DoorbellPublisher doorbell = new DoorbellPublisher(
            DispatchSettings.read(MapConfig.empty()), ExecutionSettings.read(MapConfig.empty()), runTimes, window);
    private final List<String> called = new ArrayList<>();
    private final List<UUID> suspects = new ArrayList<>();
    private RuntimeException failure;

    @BeforeEach
    void inContainer() throws ReflectiveOperationException {
        put("executor", new SameThread());
        InvocationHandler connect = (proxy, method, arguments) -> {
            if (failure != null) {
                throw failure;
            }
            return fake(JMSContext.class, this::answer);
        };
        put("connections", fake(ConnectionFactory.class, connect));
    }

    @Test
    void manyJobsAreNamedByFewMessages() {
        doorbell.ring(released(640, false).toList());

        assertThat(sent.get(0)).hasSizeGreaterThan(1);
        assertThat(sent.stream().mapToInt(List::size).sum()).isEqualTo(640);
    }

    @Test
    void whatRunsLongIsBundledLessOrNotAtAll() {
        runTimes.ran("type", Duration.ofMillis(20));
        doorbell.ring(released(640, false).toList());
        assertThat(sent.get(0)).hasSize(2);

        sent.clear();
        IntStream.range(0, 50).forEach(run -> runTimes.ran("type", Duration.ofSeconds(1)));
        doorbell.ring(released(640, false).toList());
        assertThat(sent).hasSize(640);
    }

    // Else the one that kills its worker takes all others of its bundle into quarantine with it.
    @Test
    void aJobWhoseWorkerCrashedIsNamedAlone() {
        doorbell.ring(Stream.of(released(200, false), released(5, true), released(200, false))
                .flatMap(one -> one)
                .toList());

        assertThat(sent.stream().mapToInt(List::size).sum()).isEqualTo(405);
        suspects.forEach(id -> assertThat(sent).contains(List.of(id.toString())));
    }

    // Else jobs that come in one by one are named one by one, however many wait, and each costs its worker two commits.
    @Test
    void whileWorkersHaveEnoughToTakeNamesGatherUntilTheyFillABundle() {
        window.correct(320);

        IntStream.range(0, 9).forEach(i -> doorbell.ring(released(1, false).toList()));
        assertThat(sent).isEmpty();
        doorbell.ring(released(1, false).toList());
        assertThat(sent)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(10);
    }

    @Test
    void whatGatheredGoesWhenWorkersHaveTakenWhatCameBefore() {
        window.correct(320);
        doorbell.ring(released(5, false).toList());
        doorbell.taken();
        assertThat(sent).isEmpty();

        window.correct(160);
        doorbell.taken();

        assertThat(sent)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(5);
    }

    @Test
    void nothingWaitsLongerThanUntilTheNextFlush() {
        window.correct(320);
        doorbell.flush();
        doorbell.ring(released(5, false).toList());

        doorbell.flush();

        assertThat(doorbell.pending()).isZero();
        doorbell.ring(released(5, false).toList());
        assertThat(doorbell.pending()).as("flushed once, not from now on").isEqualTo(5);
    }

    @Test
    void whatIsMoreUrgentThanUsualWaitsForNoOthers() {
        window.correct(320);
        doorbell.ring(released(3, false).toList());
        assertThat(sent).isEmpty();

        doorbell.ring(List.of(new Released(UUID.randomUUID(), "type", 5, false)));

        assertThat(doorbell.pending()).isZero();
    }

    // The clock of the broker, or of this node, may be off by more than any life of a message.
    @Test
    void noMessageExpires() {
        doorbell.ring(released(3, false).toList());
        doorbell.ping();

        assertThat(sent).hasSize(4);
        assertThat(called).contains("setDeliveryMode").doesNotContain("setTimeToLive");
    }

    @Test
    void namesThatCouldNotBeSentWaitForTheBroker() {
        failure = new IllegalStateException("not a JMS exception");
        doorbell.ring(released(3, false).toList());
        assertThat(sent).isEmpty();

        failure = null;
        doorbell.ping();

        assertThat(sent).as("the ping and three names").hasSize(4);
        assertThat(doorbell.pending()).isZero();
    }

    @Test
    void noMoreThanAWindowWaitsForTheBroker() {
        failure = new IllegalStateException("away");
        int window = DispatchSettings.read(MapConfig.empty()).window();

        for (int i = 0; i < 5; i++) {
            doorbell.ring(released(window, false).toList());
        }

        assertThat(doorbell.pending()).isEqualTo(window);
    }

    private Stream<Released> released(int count, boolean suspect) {
        return IntStream.range(0, count).mapToObj(i -> {
            UUID id = UUID.randomUUID();
            if (suspect) {
                suspects.add(id);
            }
            return new Released(id, "type", 4, suspect);
        });
    }

    private Object answer(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
        called.add(method.getName());
        if (method.getName().equals("send")) {
            sent.add(Arrays.asList(((String) arguments[1]).split(",")));
        }
        Class<?> type = method.getReturnType();
        return type.isInterface() ? fake(type, this::answer) : null;
    }

    private static Object fake(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(DoorbellPublisherTest.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private void put(String name, Object value) throws ReflectiveOperationException {
        Field field = DoorbellPublisher.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(doorbell, value);
    }

    private static final class SameThread extends ManagedThreads {
        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }
}
