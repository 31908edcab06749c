package io.sluice.workload.mail;

import static io.sluice.workload.Jsons.json;
import static io.sluice.workload.ScriptedServer.write;
import static io.sluice.workload.mail.MailSettingsTest.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.spi.Outcome;
import io.sluice.workload.RecordingContext;
import io.sluice.workload.ScriptedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class SmtpReplyTest {

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 4.3.0 try later, MailDeferred", "RCPT, 450 4.2.1 greylisted, MailDeferred",
        "RCPT, 452 4.2.2 mailbox full, MailDeferred", "DATA, 421 4.3.2 going down, MailDeferred",
        "END, 451 4.7.1 later, MailDeferred"
    })
    void aTemporaryRefusalIsRetried(String step, String reply, String type) throws Exception {
        assertThat(send(Map.of(step, reply), "'a@example.org'")).isInstanceOfSatisfying(Outcome.Retry.class, retry -> {
            assertThat(retry.type()).isEqualTo(type);
            assertThat(retry.message()).contains(reply);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 5.7.1 sender refused", "RCPT, 550 5.1.1 no such user", "RCPT, 553 5.1.3 bad address",
        "RCPT, 521 5.3.2 no mail here", "DATA, 554 5.5.1 no", "END, 554 5.7.1 spam"
    })
    void aPermanentRefusalIsFinal(String step, String reply) throws Exception {
        assertThat(send(Map.of(step, reply), "'a@example.org'")).isInstanceOfSatisfying(Outcome.Fail.class, fail -> {
            assertThat(fail.type()).isEqualTo("MailRefused");
            assertThat(fail.message()).contains(reply);
        });
    }

    @Test
    void aMessageThatSomeGotIsDoneAndSaysWhoDidNot() throws Exception {
        Outcome outcome = send(
                Map.of("RCPT b@", "550 5.1.1 no such user", "RCPT c@", "450 4.2.1 greylisted"),
                "['a@example.org','b@example.org','c@example.org']");

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Done) outcome).result().asJsonObject())
                .containsEntry("accepted", json("['a@example.org']"))
                .containsEntry(
                        "refused",
                        json("[{'address':'b@example.org','temporary':false},"
                                + "{'address':'c@example.org','temporary':true}]"));
    }

    @Test
    void aMessageNobodyGotIsRetriedIfSomeRefusalIsTemporary() throws Exception {
        assertThat(send(
                        Map.of("RCPT a@", "550 5.1.1 no such user", "RCPT b@", "450 4.2.1 greylisted"),
                        "['a@example.org','b@example.org']"))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class, retry -> assertThat(retry.type()).isEqualTo("MailDeferred"));
    }

    @Test
    void aConnectionThatBreaksAfterARefusalIsRetriedForTheOthers() throws Exception {
        assertThat(send(
                        Map.of("RCPT a@", "550 5.1.1 no such user", "RCPT b@", "HANG UP"),
                        "['a@example.org','b@example.org']"))
                .isInstanceOf(Outcome.Retry.class);
    }

    @ParameterizedTest
    @CsvSource({"GREETING, 421 busy", "GREETING, 554 no service"})
    void aServerThatDoesNotServeIsAsGoodAsNone(String step, String reply) throws Exception {
        assertConnection(send(Map.of(step, reply), "'a@example.org'"));
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA", "END"})
    void aConnectionThatBreaksIsRetried(String step) throws Exception {
        assertThat(send(Map.of(step, "HANG UP"), "'a@example.org'")).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void aServerThatSaysNothingTimesOut() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertConnection(send(silent.getLocalPort(), "'a@example.org'"));
        }
    }

    @Test
    void aServerThatIsNotThereIsRetried() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertConnection(send(port, "'a@example.org'"));
    }

    @Test
    void aMessageThatWasTakenIsDoneEvenIfTheGoodbyeFails() throws Exception {
        assertThat(send(Map.of("QUIT", "HANG UP"), "'a@example.org'")).isInstanceOf(Outcome.Done.class);
    }

    private static void assertConnection(Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.type())
                .isEqualTo("MailConnection"));
    }

    private static Outcome send(Map<String, String> replies, String to) throws Exception {
        try (ScriptedServer server = new ScriptedServer((in, out) -> converse(replies, in, out))) {
            return send(server.port(), to);
        }
    }

    private static Outcome send(int port, String to) throws Exception {
        MailSendHandler handler = new MailSendHandler(
                settings(port, MailTls.NONE, Optional.empty(), Optional.empty()), Clock.systemUTC());
        return handler.handle(json("{'to':" + to + ",'text':'t'}"), RecordingContext.attempt(1));
    }

    /** An SMTP server that answers as told and else that all is well. */
    private static void converse(Map<String, String> replies, BufferedReader in, OutputStream out) throws IOException {
        reply(out, replies.getOrDefault("GREETING", "220 test"));
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data && !line.equals(".")) {
                continue;
            }
            String reply = reply(replies, data ? "END" : line, data);
            data = reply.startsWith("354");
            reply(out, reply);
        }
    }

    private static String reply(Map<String, String> replies, String line, boolean end) {
        String command = line.split("[ :]", 2)[0];
        String fallback = command.equals("DATA") ? "354 go on" : command.equals("QUIT") ? "221 bye" : "250 ok";
        return replies.entrySet().stream()
                .filter(entry -> end ? entry.getKey().equals("END") : matches(entry.getKey(), line))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(fallback);
    }

    private static boolean matches(String key, String line) {
        String[] parts = key.split(" ", 2);
        return line.startsWith(parts[0]) && (parts.length == 1 || line.contains("<" + parts[1]));
    }

    private static void reply(OutputStream out, String reply) throws IOException {
        if (reply.equals("HANG UP")) {
            throw new IOException("hung up as told");
        }
        write(out, reply + "\r\n");
    }
}
