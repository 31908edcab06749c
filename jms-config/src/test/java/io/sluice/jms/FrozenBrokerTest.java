package io.sluice.jms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker outside, behind a network that may swallow everything without closing anything. */
class FrozenBrokerTest {

    @TempDir
    private Path data;

    private EmbeddedBroker broker;
    private Cable cable;

    @BeforeEach
    void start() throws Exception {
        int port = freePort();
        Map<String, String> settings = Map.of(
                "sluice.data.dir",
                data.toString(),
                "sluice.broker.acceptor",
                "tcp://127.0.0.1:" + port,
                "sluice.broker.user",
                "u",
                "sluice.broker.password",
                "p");
        broker = new EmbeddedBroker(new BrokerSettings(settings::get, name -> null));
        broker.start();
        cable = new Cable(port);
    }

    @AfterEach
    void stop() throws Exception {
        cable.close();
        broker.stop();
    }

    @Test
    void itIsNoticedWithinFifteenSeconds() throws Exception {
        CountDownLatch noticed = new CountDownLatch(1);
        SluiceResourceAdapter adapter = connected("tcp://127.0.0.1:" + cable.port());
        try (ActiveMQConnectionFactory factory = adapter.getDefaultActiveMQConnectionFactory()) {
            // A consumer of the adapter tries again for ever; here it is enough to hear of it.
            factory.setReconnectAttempts(0);
            try (Connection connection = factory.createConnection("u", "p")) {
                connection.setExceptionListener(failure -> noticed.countDown());
                connection.start();

                cable.freeze();

                assertThat(noticed.await(15, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void whatTheUrlSaysGoesFirst() throws Exception {
        SluiceResourceAdapter adapter =
                connected("tcp://127.0.0.1:1?connectionTTL=60000&clientFailureCheckPeriod=20000&callTimeout=7000");

        assertThat(adapter.getConnectionTTL()).isEqualTo(60_000);
        assertThat(adapter.getClientFailureCheckPeriod()).isEqualTo(20_000);
        assertThat(adapter.getCallTimeout()).isEqualTo(7_000);
    }

    private static SluiceResourceAdapter connected(String url) throws Exception {
        SluiceResourceAdapter adapter = new SluiceResourceAdapter();
        adapter.connect(new BrokerSettings(Map.of("sluice.broker.url", url)::get, name -> null));
        return adapter;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
