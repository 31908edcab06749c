package io.sluice.workload.mail;

import io.sluice.spi.Outcome;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;

/**
 * Turns the reason nobody got the message into an outcome. It reads the server's reply codes (RFC 5321 section 4.2.1)
 * from the messages of the exceptions, because Jakarta Mail has no type for them and its providers differ.
 */
final class MailFailure {

    private static final int MAX_MESSAGE = 400;

    private MailFailure() {}

    static Outcome outcome(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            // The message is not at fault: it must not die of a password an operator is about to correct.
            return Outcome.retry("MailAuthentication", "The mail server refuses sluice.mail.user: " + replies(failure));
        }
        if (failure instanceof SendFailedException refused) {
            return refusal(refused);
        }
        return Outcome.retry("MailConnection", "No mail server took the message: " + replies(failure));
    }

    private static Outcome refusal(SendFailedException refused) {
        String message = "The mail server refused the message: " + replies(refused);
        return isPermanent(refused) ? Outcome.fail("MailRefused", message) : Outcome.retry("MailDeferred", message);
    }

    private static boolean isPermanent(SendFailedException refused) {
        String reply = String.valueOf(refused.getMessage());
        if (reply.matches("(?s)[45]\\d\\d\\b.*")) {
            return reply.startsWith("5");
        }
        // No reply of its own: every recipient was refused, or the connection broke and there is no verdict at all.
        return count(refused.getInvalidAddresses()) > 0 && count(refused.getValidUnsentAddresses()) == 0;
    }

    private static int count(Address[] addresses) {
        return addresses == null ? 0 : addresses.length;
    }

    private static String replies(MessagingException failure) {
        StringBuilder replies = new StringBuilder();
        for (Exception next = failure; next != null; next = next(next)) {
            replies.append(replies.isEmpty() ? "" : "; ").append(next.getMessage());
        }
        String line = replies.toString().replaceAll("\\s+|\\p{Cntrl}", " ").strip();
        return line.substring(0, Math.min(line.length(), MAX_MESSAGE));
    }

    private static Exception next(Exception exception) {
        return exception instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
