package io.sluice.workload.mail;

import static io.sluice.workload.Jsons.json;
import static io.sluice.workload.mail.MailSettingsTest.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.sluice.spi.Outcome;
import io.sluice.workload.RecordingContext;
import jakarta.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSendHandlerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sendsPlainTextToOneAddress() throws Exception {
        JsonObject result = done(
                send("{'to':'Ann <ann@example.org>','subject':'Gr\u00fc\u00dfe','text':'Hall\u00f6chen\\n.\\nEnde'}"));

        MimeMessage message = received(1)[0];
        assertThat(message.getSubject()).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(((String) message.getContent()).strip()).isEqualTo("Hall\u00f6chen\r\n.\r\nEnde");
        assertThat(message.getFrom()[0]).hasToString("Shop <shop@example.com>");
        assertThat(message.getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getMessageID())
                .isEqualTo(result.getString("messageId"))
                .matches("<[0-9a-f]{32}\\.sluice@example\\.com>");
        assertThat(result.getJsonArray("accepted")).isEqualTo(json("['ann@example.org']"));
        assertThat(result.getJsonArray("refused")).isEmpty();
    }

    @Test
    void sendsTextAndHtmlToManyFromWhomThePayloadSays() throws Exception {
        done(send("{'to':['a@example.org','b@example.org'],'cc':'c@example.org','from':'J\u00f6rg <j@example.net>',"
                + "'replyTo':'r@example.net','subject':'s','text':'plain','html':'<b>rich</b>'}"));

        MimeMessage message = received(3)[0];
        assertThat(message.getHeader("From")[0]).isEqualTo("=?UTF-8?Q?J=C3=B6rg?= <j@example.net>");
        assertThat(message.getReplyTo()[0]).hasToString("r@example.net");
        assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(2);
        assertThat(message.getRecipients(Message.RecipientType.CC)).hasSize(1);
        MimeMultipart alternatives = (MimeMultipart) message.getContent();
        assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
        assertThat(alternatives.getBodyPart(0).getContent()).isEqualTo("plain");
        assertThat(alternatives.getBodyPart(1).getContent()).isEqualTo("<b>rich</b>");
        assertThat(alternatives.getBodyPart(1).getContentType()).startsWith("text/html");
    }

    @Test
    void sendsHtmlAlone() throws Exception {
        done(send("{'to':'a@example.org','html':'<p>h</p>'}"));

        assertThat(received(1)[0].getContentType()).startsWith("text/html");
        assertThat(GreenMailUtil.getBody(received(1)[0])).contains("<p>h</p>");
    }

    @Test
    void everyAttemptOfAJobHasTheSameMessageIdAndNoOtherJobHas() throws Exception {
        String payload = "{'to':'a@example.org','text':'t'}";
        MailSendHandler handler = handler();
        handler.handle(json(payload), new RecordingContext(1, "one"));
        handler.handle(json(payload), new RecordingContext(2, "one"));
        handler.handle(json(payload), new RecordingContext(1, "two"));

        MimeMessage[] messages = received(3);
        assertThat(messages[0].getMessageID())
                .isEqualTo(messages[1].getMessageID())
                .isNotEqualTo(messages[2].getMessageID());
    }

    @Test
    void signsInWhereTheOperatorSaysSo() throws Exception {
        server.setUser("mailer@example.com", "mailer", "secret");
        MailSendHandler right = new MailSendHandler(
                settings(server.getSmtp().getPort(), MailTls.NONE, Optional.of("mailer"), Optional.of("secret")),
                CLOCK);
        MailSendHandler wrong = new MailSendHandler(
                settings(server.getSmtp().getPort(), MailTls.NONE, Optional.of("mailer"), Optional.of("guess")), CLOCK);

        done(right.handle(json("{'to':'a@example.org','text':'t'}"), RecordingContext.attempt(1)));
        assertRetry(
                "MailAuthentication",
                wrong.handle(json("{'to':'a@example.org','text':'t'}"), RecordingContext.attempt(1)));
    }

    @Test
    void sendsNothingInTheClearWhereTlsIsAskedFor() throws Exception {
        assertRetry("MailConnection", tls(server.getSmtp().getPort(), MailTls.STARTTLS));
        assertRetry("MailConnection", tls(server.getSmtp().getPort(), MailTls.IMPLICIT));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void trustsNoCertificateNobodyVouchesFor() throws Exception {
        assertRetry("MailConnection", tls(server.getSmtps().getPort(), MailTls.IMPLICIT));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'text':'t'}|to",
                "{'to':[],'text':'t'}|to",
                "{'to':5,'text':'t'}|to",
                "{'to':'','text':'t'}|to",
                "{'to':'ann','text':'t'}|to",
                "{'to':'a@b.example, c@d.example','text':'t'}|to",
                "{'to':'all: a@b.example;','text':'t'}|to",
                "{'to':'a@b.example\\r\\nBcc: x@y.example','text':'t'}|to",
                "{'to':'A\\nBcc: x@y.example <a@b.example>','text':'t'}|to",
                "{'to':'j\u00f6rg@b.example','text':'t'}|to",
                "{'to':'a@b.example>\\u0000','text':'t'}|to",
                "{'to':'a@b.example','cc':['c'],'text':'t'}|cc",
                "{'to':'a@b.example','from':'x','text':'t'}|from",
                "{'to':'a@b.example','replyTo':'x y','text':'t'}|replyTo",
                "{'to':'a@b.example','subject':'s\\r\\nBcc: x@y.example','text':'t'}|subject",
                "{'to':'a@b.example','subject':'s\\u0000','text':'t'}|subject",
                "{'to':'a@b.example','subject':'s'}|text",
                "{'to':'a@b.example','html':1}|html",
                "{'to':'a@b.example','text':'t','bcc':'c@d.example'}|bcc"
            })
    void aWrongFieldIsNamed(String payload, String field) throws Exception {
        assertThat(send(payload)).isInstanceOfSatisfying(Outcome.Fail.class, fail -> {
            assertThat(fail.type()).isEqualTo("InvalidPayload");
            assertThat(fail.message()).startsWith(field + ": ");
        });
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void moreThanAHundredRecipientsAreTooMany() throws Exception {
        String many = "'a@b.example',".repeat(100) + "'a@b.example'";

        assertThat(send("{'to':[" + many + "],'text':'t'}"))
                .isEqualTo(Outcome.fail("InvalidPayload", "to: and cc must be at most 100 addresses together"));
    }

    private Outcome tls(int port, MailTls tls) throws Exception {
        return new MailSendHandler(settings(port, tls, Optional.empty(), Optional.empty()), CLOCK)
                .handle(json("{'to':'a@example.org','text':'t'}"), RecordingContext.attempt(1));
    }

    private MailSendHandler handler() {
        return new MailSendHandler(
                settings(server.getSmtp().getPort(), MailTls.NONE, Optional.empty(), Optional.empty()), CLOCK);
    }

    private Outcome send(String payload) throws Exception {
        return handler().handle(json(payload), RecordingContext.attempt(1));
    }

    private MimeMessage[] received(int count) {
        assertThat(server.waitForIncomingEmail(5000, count)).isTrue();
        return server.getReceivedMessages();
    }

    private static JsonObject done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).result().asJsonObject();
    }

    private static void assertRetry(String type, Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.type())
                .isEqualTo(type));
    }
}
