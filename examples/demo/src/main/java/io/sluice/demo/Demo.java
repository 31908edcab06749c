package io.sluice.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows Sluice at work:
 *
 * <ol>
 *   <li>start a mail server, an endpoint that fails a lot, and Sluice;
 *   <li>submit jobs over REST and watch them end;
 *   <li>compare what was promised with what arrived, and say so;
 *   <li>leave the server up to be tried, or end with {@code --once}.
 * </ol>
 */
public final class Demo {
    private static final Duration START_WITHIN = Duration.ofMinutes(4);

    private final Options options;
    private final Palette palette;
    private final Screen screen;
    private final DataDirectory data =
            new DataDirectory(Path.of("sluice-data", "demo").toAbsolutePath());
    private volatile boolean ending;

    private Demo(Options options) {
        this.options = options;
        this.palette = new Palette(options.live(), options.unicode());
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Table table = new Table(options.width(), palette);
        this.screen = options.live() ? new LiveScreen(out, table) : new PlainScreen(out, table);
    }

    public static void main(String[] arguments) {
        int exitCode = 1;
        try {
            Demo demo = new Demo(Options.of(arguments, System.getenv()));
            exitCode = demo.run() ? 0 : 1;
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("demo: " + e.getMessage());
        } catch (InterruptedException | RuntimeException e) {
            System.err.println("demo: " + e);
        }
        // Whatever happened: the servers' threads would keep it here for ever.
        System.exit(exitCode);
    }

    private boolean run() throws IOException, InterruptedException {
        data.empty();
        MailSink mails = new MailSink();
        FlakyEndpoint endpoint = new FlakyEndpoint();
        String key = key();
        ServerProcess server = ServerProcess.start(Path.of("ear", "target", "sluice.jar"), data, settings(key, mails));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, endpoint, mails), "demo-end"));
        try {
            return tour(server, new Api(server.url(), key), key, mails, endpoint);
        } catch (IOException e) {
            if (ending) {
                // Interrupted from the keyboard: the server went first, which is no failure.
                new CountDownLatch(1).await();
            }
            throw e;
        }
    }

    private boolean tour(ServerProcess server, Api api, String key, MailSink mails, FlakyEndpoint endpoint)
            throws IOException, InterruptedException {
        screen.say("");
        screen.say("  " + palette.strong("Sluice at work"));
        screen.say("  a mail server and an endpoint that answers 503 twice to every charge are up on 127.0.0.1");
        Duration start = awaitReady(server, api);
        screen.say("  the server is up at " + server.url() + " after " + Seconds.of(start) + ", its log is "
                + Path.of("").toAbsolutePath().relativize(data.log()));
        screen.say("");
        long begun = System.nanoTime();
        Tour tour = new Tour(api, screen, new Scenario(api, endpoint.url()).submit());
        tour.watch();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        screen.close();
        screen.say("");
        Verdict verdict = Verdict.of(tour, mails, endpoint);
        verdict.lines(palette, took).forEach(screen::say);
        if (!options.once()) {
            Invitation.lines(server.url(), key, tour.submitted().poison(), palette)
                    .forEach(screen::say);
            new CountDownLatch(1).await();
        }
        return verdict.passed();
    }

    private Duration awaitReady(ServerProcess server, Api api) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Duration since = Duration.ZERO;
        while (!api.ready()) {
            server.requireAlive();
            since = Duration.ofNanos(System.nanoTime() - begun);
            if (since.compareTo(START_WITHIN) > 0) {
                throw new IOException("the server is not ready after " + START_WITHIN + "; see " + data.log());
            }
            screen.waiting("starting the server", since.toSeconds() + " s");
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void end(ServerProcess server, FlakyEndpoint endpoint, MailSink mails) {
        ending = true;
        screen.close();
        screen.say("");
        screen.waiting("stopping the server", "");
        server.close();
        endpoint.close();
        mails.close();
        screen.say(
                "  stopped; what it kept is in " + Path.of("").toAbsolutePath().relativize(data.path()));
        screen.close();
    }

    private static Map<String, String> settings(String key, MailSink mails) {
        return Map.of(
                "SLUICE_ADMIN_KEY", key,
                // The endpoint and the mail server are on this machine, which is closed to jobs unless allowed.
                "SLUICE_OUTBOUND_ALLOW", "127.0.0.0/8",
                "SLUICE_MAIL_HOST", "127.0.0.1",
                "SLUICE_MAIL_PORT", Integer.toString(mails.port()),
                "SLUICE_MAIL_FROM", "shop@example.com");
    }

    private static String key() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return "sluice_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
