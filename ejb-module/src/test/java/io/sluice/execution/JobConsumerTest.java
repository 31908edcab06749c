package io.sluice.execution;

import static io.sluice.job.JobFixture.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sluice.execution.TestHandlers.Plain;
import io.sluice.job.JobState;
import io.sluice.job.RunTimes;
import io.sluice.spi.Outcome;
import jakarta.jms.Message;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobConsumerTest {

    private final Workshop workshop = new Workshop();
    private final JobConsumer consumer = new JobConsumer();

    @BeforeEach
    void inContainer() throws ReflectiveOperationException {
        List<Object> beans = List.of(
                workshop.claims,
                workshop.executor,
                workshop.executions,
                new Unsettled(workshop.executions, workshop.settlements, Workshop.SETTINGS),
                workshop.house.window(),
                new RunTimes(),
                new Reception(workshop.clock),
                workshop.clock);
        for (Field field : JobConsumer.class.getDeclaredFields()) {
            field.setAccessible(true);
            field.set(
                    consumer,
                    beans.stream()
                            .filter(field.getType()::isInstance)
                            .findFirst()
                            .orElseThrow());
        }
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    // The container lets messages in before the start-up bean has run: no handler is known then, and none of the jobs
    // that another node can run may end DEAD here.
    @Test
    void aNodeThatHasNotStartedTakesNoWork() {
        UUID id = workshop.house.store(aJob().type("plain")).id();

        assertThatThrownBy(() -> consumer.onMessage(naming(id))).isInstanceOf(IllegalStateException.class);

        assertThat(workshop.house.state(id)).isEqualTo(JobState.QUEUED);
    }

    @Test
    void aNodeThatHasStartedRunsWhatAMessageNames() {
        workshop.with(new Plain(context -> Outcome.done()));
        workshop.keeper.open();
        UUID id = workshop.house.store(aJob().type("plain")).id();

        consumer.onMessage(naming(id));

        await().until(workshop.executions::isIdle);
        assertThat(workshop.house.state(id)).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aNodeThatDrainsTakesNoWork() {
        workshop.keeper.open();
        workshop.keeper.drain();
        UUID id = workshop.house.store(aJob().type("plain")).id();

        assertThatThrownBy(() -> consumer.onMessage(naming(id))).isInstanceOf(IllegalStateException.class);

        assertThat(workshop.house.state(id)).isEqualTo(JobState.QUEUED);
    }

    private static Message naming(UUID id) {
        return (Message) Proxy.newProxyInstance(
                JobConsumerTest.class.getClassLoader(),
                new Class<?>[] {Message.class},
                (proxy, method, arguments) -> id.toString());
    }
}
