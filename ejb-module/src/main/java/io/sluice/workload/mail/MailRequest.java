package io.sluice.workload.mail;

import io.sluice.workload.InvalidPayloadException;
import io.sluice.workload.PayloadFields;
import jakarta.json.JsonValue;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One message to send.
 *
 * @param to at least one; with {@code cc} at most 100
 * @param subject one line, at most 500 characters
 * @param text plain text; there is text, html or both
 */
record MailRequest(
        InternetAddress from,
        Optional<InternetAddress> replyTo,
        List<InternetAddress> to,
        List<InternetAddress> cc,
        String subject,
        Optional<String> text,
        Optional<String> html) {

    private static final Set<String> FIELDS = Set.of("to", "cc", "from", "replyTo", "subject", "text", "html");
    private static final int MAX_RECIPIENTS = 100;
    private static final int MAX_SUBJECT = 500;

    /**
     * @param sender used if the payload names none
     * @throws InvalidPayloadException naming the first field at fault
     */
    static MailRequest read(JsonValue payload, Optional<InternetAddress> sender) {
        PayloadFields fields = new PayloadFields(payload, FIELDS);
        MailRequest request = new MailRequest(
                sender(fields, sender),
                fields.text("replyTo").map(text -> address("replyTo", text)),
                addresses(fields, "to"),
                addresses(fields, "cc"),
                subject(fields),
                fields.text("text"),
                fields.text("html"));
        PayloadFields.require(!request.to.isEmpty(), "to", "is required: one address, or an array of them");
        int recipients = request.to.size() + request.cc.size();
        PayloadFields.require(recipients <= MAX_RECIPIENTS, "to", "and cc must be at most 100 addresses together");
        PayloadFields.require(
                request.text.isPresent() || request.html.isPresent(), "text", "is required unless there is html");
        return request;
    }

    private static InternetAddress sender(PayloadFields fields, Optional<InternetAddress> sender) {
        return fields.text("from")
                .map(text -> address("from", text))
                .or(() -> sender)
                .orElseThrow(() -> new InvalidPayloadException(
                        "from", "is required, because this server sets no sluice.mail.from"));
    }

    private static String subject(PayloadFields fields) {
        String subject = fields.text("subject").orElse("");
        PayloadFields.require(subject.length() <= MAX_SUBJECT, "subject", "must be at most 500 characters");
        PayloadFields.require(
                subject.chars().noneMatch(Character::isISOControl),
                "subject",
                "must hold no line breaks or control characters");
        return subject;
    }

    private static List<InternetAddress> addresses(PayloadFields fields, String field) {
        return fields.texts(field).stream().map(text -> address(field, text)).toList();
    }

    private static InternetAddress address(String field, String text) {
        try {
            return MailAddress.parse(text);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidPayloadException(field, invalid.getMessage());
        }
    }
}
