package io.sluice.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;

/** An SMTP server that takes every mail and delivers none. */
final class MailSink implements AutoCloseable {
    private final GreenMail server =
            new GreenMail(new ServerSetup(0, ServerSetup.getLocalHostAddress(), ServerSetup.PROTOCOL_SMTP));

    MailSink() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** The Message-ID of each mail that came in, repeated ones too. */
    List<String> messageIds() {
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            try {
                ids.add(message.getMessageID());
            } catch (MessagingException e) {
                throw new IllegalStateException("A mail without a readable head", e);
            }
        }
        return ids;
    }

    @Override
    public void close() {
        server.stop();
    }
}
