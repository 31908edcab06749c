package io.sluice.it.fault;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Artemis in a process of its own, with one user who has the rights that the install page asks for. */
final class BrokerMain {

    static final String USER = "sluice";
    static final String PASSWORD = "broker-of-the-fault-suite";

    // Otherwise every message is a few lines on the terminal; held here, or the level is forgotten with the logger.
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

    private BrokerMain() {}

    /** @param arguments the path of a broker.xml */
    public static void main(String[] arguments) throws Exception {
        AUDIT.setLevel(Level.OFF);
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "sluice");
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfigResourcePath(Path.of(arguments[0]).toUri().toString());
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.start();
        // Until it is killed, which is the only way it ever ends.
        new CountDownLatch(1).await();
    }
}
