package io.sluice.workload.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

/** The message of one job: every attempt gives it the same Message-ID, by which a repetition is recognised. */
final class JobMessage extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int ID_BYTES = 16;

    private final String messageId;

    private JobMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static JobMessage of(MailRequest request, Session session, String idempotencyKey, Instant now)
            throws MessagingException {
        JobMessage message = new JobMessage(session, messageId(idempotencyKey, request.from()));
        message.setFrom(request.from());
        message.setRecipients(Message.RecipientType.TO, array(request.to()));
        message.setRecipients(Message.RecipientType.CC, array(request.cc()));
        if (request.replyTo().isPresent()) {
            message.setReplyTo(new Address[] {request.replyTo().get()});
        }
        message.setSubject(request.subject(), UTF_8);
        message.setSentDate(Date.from(now));
        // RFC 3834: keeps vacation responders from answering.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setBody(request);
        message.saveChanges();
        return message;
    }

    private void setBody(MailRequest request) throws MessagingException {
        if (request.html().isEmpty()) {
            setText(request.text().orElse(""), UTF_8);
        } else if (request.text().isEmpty()) {
            setText(request.html().get(), UTF_8, "html");
        } else {
            setContent(alternatives(request.text().get(), request.html().get()));
        }
    }

    private static MimeMultipart alternatives(String text, String html) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, UTF_8);
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, UTF_8, "html");
        return new MimeMultipart("alternative", plain, rich);
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static String messageId(String idempotencyKey, InternetAddress from) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(idempotencyKey.getBytes(StandardCharsets.UTF_8));
            String id = HexFormat.of().formatHex(hash, 0, ID_BYTES);
            return "<" + id + ".sluice@" + MailAddress.domain(from) + ">";
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java platform has SHA-256", impossible);
        }
    }

    private static Address[] array(List<InternetAddress> addresses) {
        return addresses.toArray(Address[]::new);
    }
}
