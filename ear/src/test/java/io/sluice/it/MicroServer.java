package io.sluice.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code java -jar sluice.jar}. */
public final class MicroServer implements SluiceServer {

    private final Path work;
    private final Map<String, String> environment;
    private final int port;
    private Child child;

    public MicroServer(Path work, Map<String, String> environment) {
        this.work = work;
        this.port = FreePorts.block();
        this.environment = new HashMap<>(environment);
        this.environment.put("SLUICE_HTTP_PORT", Integer.toString(port));
    }

    @Override
    public void start() throws IOException {
        Path jar = Path.of("target", "sluice.jar").toAbsolutePath();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        child = Child.start(List.of(java, "-jar", jar.toString()), environment, work, work.resolve("terminal.txt"));
        await().atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!child.isAlive()) {
                        throw new ServerEndedException(child.output());
                    }
                    return Client.ready(url());
                });
    }

    /** Changes a setting from the next start on. */
    public void set(String name, String value) {
        environment.put(name, value);
    }

    public void unset(String name) {
        environment.remove(name);
    }

    public void pause() {
        child.pause();
    }

    public void resume() {
        child.resume();
    }

    @Override
    public void stop() throws InterruptedException {
        child.terminate();
    }

    @Override
    public void kill() throws InterruptedException {
        if (child != null) {
            child.kill();
        }
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        child.awaitEnd();
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }
}
