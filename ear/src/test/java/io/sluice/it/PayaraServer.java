package io.sluice.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payara Server with the RAR and the EAR on it, put there by the script we ship. */
final class PayaraServer implements SluiceServer {

    private static final String DOMAIN = "sluice";

    private final Path work;
    private final Map<String, String> environment;
    private final Path asadmin =
            Path.of("target/payara-server/payara6/bin/asadmin").toAbsolutePath();
    private final int portBase;
    private boolean installed;

    PayaraServer(Path work, Map<String, String> environment) {
        this.work = work;
        this.environment = new HashMap<>(environment);
        this.portBase = FreePorts.block();
        this.environment.put("PAYARA_ADMIN_PORT", Integer.toString(portBase + 48));
        this.environment.put("PATH", asadmin.getParent() + ":" + System.getenv("PATH"));
    }

    @Override
    public void start() throws IOException, InterruptedException {
        if (!installed) {
            asadmin.toFile().setExecutable(true);
            asadmin(
                    "create-domain",
                    "--nopassword",
                    "--domaindir",
                    domains().toString(),
                    "--portbase",
                    "" + portBase,
                    DOMAIN);
            listenLocally();
        }
        asadmin("start-domain", "--domaindir", domains().toString(), DOMAIN);
        if (!installed) {
            Path script = Path.of("../jms-config/bin/install-payara-server.sh")
                    .toAbsolutePath()
                    .normalize();
            Child.run(List.of("bash", script.toString()), environment, work, work.resolve("install.txt"));
            installed = true;
        }
        await().atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Client.ready(url()));
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        asadmin("stop-domain", "--domaindir", domains().toString(), DOMAIN);
    }

    @Override
    public void kill() throws IOException {
        ProcessHandle process = process();
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void awaitEnd() throws IOException {
        process().onExit().join();
    }

    private ProcessHandle process() throws IOException {
        Path pid = domains().resolve(DOMAIN + "/config/pid");
        return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .orElseThrow(() -> new IllegalStateException("No process has the identifier in " + pid));
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + (portBase + 80));
    }

    // A domain listens to the world until it is told otherwise, which a test must not do for a moment.
    private void listenLocally() throws IOException {
        Path configuration = domains().resolve(DOMAIN + "/config/domain.xml");
        Files.writeString(configuration, Files.readString(configuration).replace("0.0.0.0", "127.0.0.1"));
    }

    private Path domains() {
        return work.resolve("domains");
    }

    private void asadmin(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(asadmin.toString()));
        command.addAll(List.of(arguments));
        Child.run(command, environment, work, work.resolve("asadmin.txt"));
    }
}
