package io.sluice.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Payara Micro in this process, with the resource adapter, the pools and the application put in, in that order. */
final class Server {
    private static final String HTTP_LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener";

    private final Settings settings;
    private final DataDirectory data;
    private PayaraMicroBoot micro;
    private volatile AdminCommandRunner deployer;

    Server(Settings settings, DataDirectory data) {
        this.settings = settings;
        this.data = data;
    }

    void start() throws IOException {
        Path adapter = data.unpack("sluice-jms.rar");
        Path application = data.unpack("sluice.war");
        if (settings.handlers().isPresent()) {
            HandlerJars.addTo(application, settings.handlers().orElseThrow());
        }
        serverDefaults();
        // The adapter and the application find these by name, wherever the values came from.
        System.setProperty("sluice.data.dir", data.root().toString());
        System.setProperty("sluice.http.port", Integer.toString(settings.httpPort()));

        ServerCommands commands = new ServerCommands(values());
        micro = PayaraMicro.getInstance();
        micro.setRootDir(data.server().toFile());
        micro.setInstanceName("sluice");
        micro.setPrintLogo(false);
        micro.setNoHazelcast(true);
        micro.setHttpPort(settings.httpPort());
        micro.setMaxHttpThreads(settings.httpThreads());
        micro.setPreBootHandler(server -> commands.run("before-boot.asadmin", server));
        micro.setPostBootHandler(server -> {
            deploy(server, "sluice-jms", adapter);
            commands.run("payara-resources.asadmin", server);
            deploy(server, "sluice", application, "--contextroot", "/");
            deployer = server;
            // Without the application the server would answer for itself, also that it is ready.
            ServerCommands.run(server, "set", HTTP_LISTENER + ".enabled=true");
        });
        try {
            micro.bootStrap();
        } catch (BootstrapException e) {
            throw e.getCause() instanceof StartFailure failure
                    ? failure
                    : StartFailure.of("the server did not start", e);
        }
    }

    /**
     * Takes the application out first: it drains while it can still commit. A server that shuts down stops the containers
     * of transactions before it tells the application.
     */
    void stop() throws BootstrapException {
        try {
            if (deployer != null) {
                ServerCommands.run(deployer, "undeploy", "sluice");
            }
        } finally {
            if (micro != null) {
                micro.shutdown();
            }
        }
    }

    /** What Payara's own launcher would have set before anything else; a -D given on the command line goes first. */
    private static void serverDefaults() throws IOException {
        Properties defaults = new Properties();
        try (InputStream in = PayaraMicro.class.getResourceAsStream("/MICRO-INF/payara-boot.properties")) {
            defaults.load(in);
        }
        defaults.stringPropertyNames().forEach(name -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, defaults.getProperty(name));
            }
        });
    }

    private static void deploy(AdminCommandRunner server, String name, Path archive, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "--name";
        arguments[1] = name;
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[arguments.length - 1] = archive.toString();
        ServerCommands.run(server, "deploy", arguments);
    }

    private Map<String, String> values() {
        Database database = settings.database();
        return Map.ofEntries(
                Map.entry("HTTP_HOST", settings.httpHost().getHostAddress()),
                Map.entry("TX_LOG", data.transactionLog().toString()),
                Map.entry("CONCURRENCY", Integer.toString(settings.concurrency())),
                Map.entry("JMS_CONNECTIONS", Integer.toString(settings.brokerConnections())),
                Map.entry("BROKER_USER", ServerCommands.escaped("${MPCONFIG=sluice.broker.user:}")),
                Map.entry("BROKER_PASSWORD", ServerCommands.escaped("${MPCONFIG=sluice.broker.password:}")),
                Map.entry("DB_CONNECTIONS", Integer.toString(settings.databaseConnections())),
                Map.entry("DB_DATASOURCE", database.dataSource()),
                Map.entry("DB_XA_DATASOURCE", database.xaDataSource()),
                Map.entry("DB_URL", ServerCommands.escaped(database.url())),
                Map.entry("DB_USER", ServerCommands.escaped(database.user())),
                // A reference, so that the password itself is never written to the server's configuration.
                Map.entry("DB_PASSWORD", ServerCommands.escaped(password(database))));
    }

    private static String password(Database database) {
        return database.embedded()
                ? "${MPCONFIG=sluice.db.password:" + Database.EMBEDDED_USER + "}"
                : "${MPCONFIG=sluice.db.password}";
    }
}
