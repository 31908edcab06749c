package io.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker inside, with the queue definitions that also serve a broker outside. */
class DoorbellQueueTest {

    // In memory a message of this text takes twice its length.
    private static final String NAMES = "0".repeat(32 * 1024);

    @TempDir
    private Path data;

    private EmbeddedBroker broker;
    private ActiveMQConnectionFactory connections;

    @BeforeEach
    void start() throws Exception {
        Map<String, String> settings = Map.of("sluice.data.dir", data.toString());
        broker = new EmbeddedBroker(new BrokerSettings(settings::get, name -> null));
        broker.start();
        connections = ActiveMQJMSClient.createConnectionFactoryWithoutHA(
                JMSFactoryType.CF,
                new TransportConfiguration(InVMConnectorFactory.class.getName(), EmbeddedBroker.IN_VM));
    }

    @AfterEach
    void stop() throws Exception {
        connections.close();
        broker.stop();
    }

    // Nobody receives while all workers are busy for hours, and what is not claimed is rung for again and again.
    @Test
    void ringsThatNobodyAnswersAreDroppedBeforeTheyFillTheMemoryAndNoSenderIsRefused() throws Exception {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            Queue queue = context.createQueue("sluice.jobs");
            int sent = 2_000;
            for (int i = 0; i < sent; i++) {
                context.createProducer()
                        .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                        .send(queue, NAMES);
            }

            int kept = received(context, queue);
            assertThat(kept).isBetween(50, 300);

            context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .send(queue, "again");
            assertThat(received(context, queue)).isEqualTo(1);
        }
    }

    private static int received(JMSContext context, Queue queue) throws Exception {
        int count = 0;
        try (var consumer = context.createConsumer(queue)) {
            for (Message next = consumer.receive(2_000); next != null; next = consumer.receive(200)) {
                count++;
            }
        }
        return count;
    }
}
