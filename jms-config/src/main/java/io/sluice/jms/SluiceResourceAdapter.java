package io.sluice.jms;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.client.impl.ServerLocatorImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;

/**
 * Artemis' adapter, which finds its broker by itself: one it starts in this process, or the one SLUICE_BROKER_URL names.
 * So the same archive, deployed the same way, serves a laptop and a cluster.
 */
public class SluiceResourceAdapter extends ActiveMQResourceAdapter {
    private static final long serialVersionUID = 1L;
    private static final int FOR_EVER = -1;

    // A broker that says nothing for a whole TTL is given up; the check that finds it out comes once a TTL, at a
    // multiple of the period. So a frozen one is noticed after 5 to 12 seconds; with Artemis' own values it takes up to
    // two minutes.
    private static final long CONNECTION_TTL = 5_000;
    private static final long CHECK_PERIOD = 2_000;
    // Artemis' own 30 s is how long consumers stand still when a reconnect is cut short: nobody wakes who waits then.
    private static final long CALL_TIMEOUT = 5_000;

    private transient EmbeddedBroker broker;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        // Artemis looks for schemas and transports through the thread's loader, which is not ours during deployment.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SluiceResourceAdapter.class.getClassLoader());
        try {
            connect(BrokerSettings.fromSurroundings());
        } catch (Exception e) {
            stopBroker();
            throw new ResourceAdapterInternalException("The broker cannot be used: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
        super.start(context);
    }

    @Override
    public void stop() {
        super.stop();
        stopBroker();
    }

    void connect(BrokerSettings settings) throws Exception {
        settings.user().ifPresent(this::setUserName);
        settings.password().ifPresent(this::setPassword);
        // A broker that is away comes back; consumers wait for it however long that takes.
        setReconnectAttempts(FOR_EVER);
        setSetupAttempts(FOR_EVER);
        setSetupInterval(1_000L);
        setRetryInterval(500L);
        setRetryIntervalMultiplier(2.0);
        setMaxRetryInterval(5_000L);
        // A worker takes a message when it is free to run what it names. Fetched ahead, messages would wait behind one
        // long
        // job while other workers idle.
        setConsumerWindowSize(0);
        setUseJNDI(false);
        if (settings.url().isPresent()) {
            connectTo(settings.url().orElseThrow());
        } else {
            broker = new EmbeddedBroker(settings);
            broker.start();
            useConnectors(new TransportConfiguration(InVMConnectorFactory.class.getName(), EmbeddedBroker.IN_VM));
        }
    }

    private void connectTo(String url) throws Exception {
        try (ServerLocator locator = ServerLocatorImpl.newLocator(url)) {
            useConnectors(locator.getStaticTransportConfigurations());
            setHA(locator.isHA());
            setCallFailoverTimeout(locator.getCallFailoverTimeout());
            setCallTimeout(given(url, "callTimeout") ? locator.getCallTimeout() : CALL_TIMEOUT);
            setConnectionTTL(given(url, "connectionTTL") ? locator.getConnectionTTL() : CONNECTION_TTL);
            setClientFailureCheckPeriod(
                    given(url, "clientFailureCheckPeriod") ? locator.getClientFailureCheckPeriod() : CHECK_PERIOD);
        }
    }

    private static boolean given(String url, String parameter) {
        return url.matches(".*[?&]" + parameter + "=.*");
    }

    private void useConnectors(TransportConfiguration... connectors) {
        List<String> factories = Arrays.stream(connectors)
                .map(TransportConfiguration::getFactoryClassName)
                .toList();
        List<Map<String, Object>> parameters =
                Arrays.stream(connectors).map(TransportConfiguration::getParams).toList();
        getProperties().setParsedConnectorClassNames(factories);
        getProperties().setParsedConnectionParameters(parameters);
    }

    private void stopBroker() {
        if (broker == null) {
            return;
        }
        try {
            broker.stop();
        } catch (Exception e) {
            System.getLogger(SluiceResourceAdapter.class.getName())
                    .log(System.Logger.Level.WARNING, "The broker did not stop cleanly; its journal is recovered", e);
        } finally {
            broker = null;
        }
    }
}
