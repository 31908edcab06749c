package io.sluice.jms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A broker in this process, its journal on disk, reached in memory. */
final class EmbeddedBroker {
    /** In-vm acceptors share one registry per process; a number of our own keeps us apart from others in the server. */
    static final Map<String, Object> IN_VM = Map.of("serverId", "7583");

    private static final String XML_DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    EmbeddedBroker(BrokerSettings settings) throws Exception {
        Path directory = Files.createDirectories(settings.brokerDirectory());
        Configuration configuration = new FileConfigurationParser()
                .parseMainConfig(new ByteArrayInputStream(configurationText().getBytes(StandardCharsets.UTF_8)));
        configuration
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large-messages").toString())
                .addAcceptorConfiguration(
                        new TransportConfiguration(InVMAcceptorFactory.class.getName(), IN_VM, "in-vm"))
                .setSecurityEnabled(false);
        if (settings.acceptor().isPresent()) {
            listen(configuration, settings);
        }
        broker.setConfiguration(configuration);
    }

    void start() throws Exception {
        broker.start();
    }

    void stop() throws Exception {
        broker.stop();
    }

    private void listen(Configuration configuration, BrokerSettings settings) throws Exception {
        String user = settings.user().orElseThrow(EmbeddedBroker::openToEverybody);
        String password = settings.password().orElseThrow(EmbeddedBroker::openToEverybody);
        configuration.addAcceptorConfiguration("network", settings.acceptor().orElseThrow());
        configuration.setSecurityEnabled(true);
        broker.setSecurityManager(new SingleUser(user, password));
    }

    private static IllegalStateException openToEverybody() {
        return new IllegalStateException("SLUICE_BROKER_ACCEPTOR opens the broker to the network:"
                + " set SLUICE_BROKER_USER and SLUICE_BROKER_PASSWORD too");
    }

    /** The broker's settings with the queue definitions put in, which are files of their own so that others can use them. */
    private static String configurationText() throws IOException {
        return text("broker.xml")
                .replace("<!-- addresses -->", definition("sluice-addresses.xml"))
                .replace("<!-- address-settings -->", definition("sluice-address-settings.xml"));
    }

    private static String definition(String name) throws IOException {
        return text(name).replace(XML_DECLARATION, "");
    }

    private static String text(String name) throws IOException {
        try (InputStream in = EmbeddedBroker.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing from the resource adapter");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
