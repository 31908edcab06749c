package io.sluice.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/** Starts Sluice, says where it is, and stops it when asked to. */
public final class Main {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final Terminal terminal = new Terminal(System.out, System.err);
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Main() {}

    public static void main(String[] arguments) {
        new Main().run();
    }

    private void run() {
        try {
            start();
        } catch (StartFailure failure) {
            end(failure.exitCode(), failure.reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(StartFailure.SERVER_FAILED, "interrupted while starting");
        } catch (Exception e) {
            end(StartFailure.SERVER_FAILED, StartFailure.of("cannot start", e).reason());
        }
    }

    private void start() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Settings settings = Settings.from(Surroundings.ofProcess());
        DataDirectory data = DataDirectory.claim(settings.dataDirectory());
        terminal.say("Sluice " + version());
        terminal.say("  starting ...");
        Path log = ServerLog.open(data);
        Memory.giveBackWhenIdle();
        if (settings.adminKey().isEmpty()) {
            AdminKey.offer();
        }
        Server server = new Server(settings, data);
        Signal.handle(new Signal("TERM"), signal -> stop(server));
        Signal.handle(new Signal("INT"), signal -> stop(server));
        try {
            server.start();
        } catch (StartFailure failure) {
            throw StartFailure.of(failure.reason() + System.lineSeparator() + "  the whole story: " + log, null);
        }
        String notReady = Readiness.awaitReady(settings.url());
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        terminal.say(
                notReady.isEmpty()
                        ? "  ready in %d s: %s".formatted(seconds, settings.url())
                        : "  started, but not ready yet (%s): %s".formatted(notReady, settings.url()));
        terminal.say("  data " + data.root() + ", log " + log);
        AdminKey.accepted().ifPresent(key -> {
            terminal.say("  admin key, shown this once and stored only as a hash:");
            terminal.say("  " + key);
        });
    }

    /** Stops in order, so that running work is finished or handed back and the broker closes its journal. */
    private void stop(Server server) {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        terminal.say("  stopping ...");
        Thread stopper = new Thread(
                () -> {
                    try {
                        server.stop();
                    } catch (Exception e) {
                        System.getLogger(Main.class.getName())
                                .log(System.Logger.Level.WARNING, "Stopped the hard way; nothing durable is lost", e);
                    }
                },
                "sluice-stop");
        stopper.start();
        try {
            stopper.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        terminal.say("  stopped");
        // Not exit: the server's own shutdown hook would stop it a second time and say so on the terminal.
        Runtime.getRuntime().halt(0);
    }

    private void end(int exitCode, String reason) {
        terminal.complain(reason);
        Runtime.getRuntime().halt(exitCode);
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(built from source)" : version;
    }
}
