package io.sluice.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** All that one run of the suite stands on: the server under test and what it talks to, on free local ports. */
final class TestBed implements AutoCloseable {

    static final String ADMIN_KEY = "sluice_integration-tests-only-0123456789";

    private final EmbeddedPostgres postgres;
    private final GreenMail mail;
    private final SluiceServer server;

    private TestBed(EmbeddedPostgres postgres, GreenMail mail, SluiceServer server) {
        this.postgres = postgres;
        this.mail = mail;
        this.server = server;
    }

    /** Starts what the system properties {@code sluice.it.target} and {@code sluice.it.database} name. */
    static TestBed start() throws IOException, InterruptedException {
        String target = System.getProperty("sluice.it.target", "micro");
        String database = System.getProperty("sluice.it.database", "h2");
        Path work = Files.createTempDirectory(Path.of("target"), "it-" + target + "-" + database + "-")
                .toAbsolutePath();
        Map<String, String> environment = new HashMap<>();
        EmbeddedPostgres postgres = database.equals("postgresql") ? postgres(environment) : null;
        GreenMail mail = mail(environment);
        environment.put("SLUICE_DATA_DIR", work.resolve("data").toString());
        environment.put("SLUICE_ADMIN_KEY", ADMIN_KEY);
        environment.put("SLUICE_SIMULATE_CRASH_ALLOWED", "true");
        environment.put("SLUICE_OUTBOUND_ALLOW", "127.0.0.0/8");
        environment.put(
                "SLUICE_HANDLERS_DIR",
                Path.of("../examples/ledger-handler/target")
                        .toAbsolutePath()
                        .normalize()
                        .toString());
        SluiceServer server =
                target.equals("server") ? new PayaraServer(work, environment) : new MicroServer(work, environment);
        TestBed bed = new TestBed(postgres, mail, server);
        try {
            server.start();
        } catch (IOException | InterruptedException | RuntimeException e) {
            bed.abandon(e);
            throw e;
        }
        return bed;
    }

    SluiceServer server() {
        return server;
    }

    GreenMail mail() {
        return mail;
    }

    Client client() {
        return new Client(server.url(), ADMIN_KEY);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            server.stop();
        } finally {
            closeSurroundings();
        }
    }

    private void closeSurroundings() throws IOException {
        mail.stop();
        if (postgres != null) {
            postgres.close();
        }
    }

    // What did not start properly must not stay behind either; why it did not start is the news.
    private void abandon(Exception cause) {
        try {
            closeSurroundings();
            server.kill();
        } catch (IOException | InterruptedException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    // The embedded build switches durability off; a test of crashes needs it on.
    private static EmbeddedPostgres postgres(Map<String, String> environment) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        environment.put("SLUICE_DB_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
        environment.put("SLUICE_DB_USER", "postgres");
        environment.put("SLUICE_DB_PASSWORD", "postgres");
        return postgres;
    }

    private static GreenMail mail(Map<String, String> environment) {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        environment.put("SLUICE_MAIL_HOST", "127.0.0.1");
        environment.put("SLUICE_MAIL_PORT", Integer.toString(mail.getSmtp().getPort()));
        environment.put("SLUICE_MAIL_FROM", "sluice@example.com");
        return mail;
    }
}
