package io.sluice.workload.http;

import static io.sluice.workload.Jsons.json;
import static io.sluice.workload.ScriptedServer.skipHeader;
import static io.sluice.workload.ScriptedServer.write;
import static io.sluice.workload.http.HttpRequestHandlerTest.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sluice.spi.Outcome;
import io.sluice.workload.RecordingContext;
import io.sluice.workload.ScriptedServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HostileServerTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private HttpFixture http;

    @BeforeEach
    void start() throws IOException {
        http = new HttpFixture();
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {OK + "Content-Length: 1000\r\n\r\n", OK + "X: ", ""})
    void anAnswerThatTricklesInIsCutOffByTheTotalTimeout(String beginning) throws Exception {
        try (ScriptedServer server = new ScriptedServer((in, out) -> {
            skipHeader(in);
            write(out, beginning.isEmpty() ? "H" : beginning);
            while (true) {
                pause(30);
                write(out, "a");
            }
        })) {
            long start = System.nanoTime();

            Outcome outcome = run(server, ",'timeout':'PT0.4S'");

            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(400L, 2000L);
            assertType(Outcome.Retry.class, "HttpTimeout", outcome);
            await().until(() -> server.hangUps() == 1);
        }
    }

    @Test
    void theTimeoutSpansAllRedirects() throws Exception {
        try (ScriptedServer server = new ScriptedServer((in, out) -> {
            skipHeader(in);
            pause(150);
            write(out, "HTTP/1.1 307 X\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        })) {
            assertType(Outcome.Retry.class, "HttpTimeout", run(server, ",'timeout':'PT0.4S'"));
            assertThat(server.connections()).isLessThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 70000\r\n\r\n", "\r\n"})
    void anAnswerThatIsTooLargeIsGivenUpAtTheLimit(String framing) throws Exception {
        try (ScriptedServer server = new ScriptedServer((in, out) -> {
            skipHeader(in);
            write(out, OK + framing);
            for (int kilobyte = 0; kilobyte < 70_000; kilobyte++) {
                write(out, "x".repeat(1000));
            }
        })) {
            assertType(Outcome.Fail.class, "ResponseTooLarge", run(server, ""));
            await().until(() -> server.hangUps() == 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "",
                        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"
            })
    void anAnswerThatMakesNoSenseIsAPassingTrouble(String answer) throws Exception {
        try (ScriptedServer server = new ScriptedServer((in, out) -> {
            skipHeader(in);
            write(out, answer);
        })) {
            assertThat(run(server, ",'timeout':'PT5S'"))
                    .isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.type())
                            .isIn("HttpProtocol", "HttpConnection"));
        }
    }

    @Test
    void anEndlessHeaderIsAPassingTrouble() throws Exception {
        try (ScriptedServer server = new ScriptedServer((in, out) -> {
            skipHeader(in);
            write(out, OK);
            while (true) {
                write(out, "X: " + "y".repeat(1000) + "\r\n");
            }
        })) {
            assertThat(run(server, ",'timeout':'PT5S'"))
                    .isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.type())
                            .isIn("HttpProtocol", "HttpConnection"));
        }
    }

    @Test
    void bytesThatAreNoTextComeAsBase64AndBrokenJsonAsText() throws Exception {
        assertThat(done(answering("Content-Type: text/plain\r\nContent-Length: 3\r\n\r\n\u00ff\u00fe\u0000")))
                .containsEntry("body", json("'//4A'"))
                .containsEntry("bodyEncoding", json("'base64'"));
        assertThat(done(answering("Content-Type: application/json\r\nContent-Length: 3\r\n\r\n{a}")))
                .containsEntry("body", json("'{a}'"))
                .containsEntry("bodyEncoding", json("'text'"));
        assertThat(done(answering("Content-Type: text/plain; charset=ISO-8859-1\r\nContent-Length: 1\r\n\r\n\u00fc")))
                .containsEntry("body", json("'\u00fc'"));
        assertThat(done(answering("Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab")))
                .containsEntry("bodyEncoding", json("'base64'"));
    }

    @Test
    void aConnectionNobodyTakesIsAPassingTrouble() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(http.run("{'url':'http://127.0.0.1:" + port + "/'}"))
                .isEqualTo(Outcome.retry(
                        "HttpConnection", "GET http://127.0.0.1:" + port + "/: the connection was refused"));
    }

    @Test
    void cancellationAbortsTheRequest() throws Exception {
        CountDownLatch received = new CountDownLatch(1);
        ForkJoinPool pool = new ForkJoinPool(1);
        try (ScriptedServer server = new ScriptedServer((in, out) -> {
            skipHeader(in);
            received.countDown();
            if (in.read() < 0) {
                throw new IOException("hung up");
            }
        })) {
            RecordingContext context = RecordingContext.attempt(1);
            ForkJoinTask<Outcome> running = pool.submit(() -> http.handler("127.0.0.0/8")
                    .handle(json("{'url':'http://127.0.0.1:" + server.port() + "/'}"), context));
            received.await();

            context.cancel();

            assertThatThrownBy(running::get).hasRootCauseInstanceOf(CancellationException.class);
            await().until(() -> server.hangUps() == 1);
        } finally {
            pool.shutdownNow();
        }
    }

    private Outcome answering(String rest) throws Exception {
        try (ScriptedServer server = new ScriptedServer((in, out) -> {
            skipHeader(in);
            write(out, OK + rest);
        })) {
            return run(server, "");
        }
    }

    private Outcome run(ScriptedServer server, String more) throws InterruptedException {
        return http.run("{'url':'http://127.0.0.1:" + server.port() + "/'" + more + "}");
    }

    private static void assertType(Class<? extends Outcome> kind, String type, Outcome outcome) {
        assertThat(outcome).isInstanceOf(kind).extracting("type").isEqualTo(type);
    }

    /** A slow server is what is under test here: nothing else makes it slow. */
    private static void pause(long millis) {
        try {
            assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS))
                    .isFalse();
        } catch (InterruptedException stopped) {
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }
}
