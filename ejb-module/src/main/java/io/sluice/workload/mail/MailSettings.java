package io.sluice.workload.mail;

import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * The SMTP server that {@code mail.send} hands messages to.
 *
 * @param host {@code sluice.mail.host}: 127.0.0.1
 * @param port {@code sluice.mail.port}: 1 to 65535; 25
 * @param user {@code sluice.mail.user}: none, then there is no authentication
 * @param password {@code sluice.mail.password}: given if and only if there is a user
 * @param from {@code sluice.mail.from}: the sender of messages that name none; none
 * @param tls {@code sluice.mail.tls}: none, starttls or implicit; none
 * @param connectTimeout {@code sluice.mail.connect-timeout}: PT0.01S to PT5M; PT10S
 * @param timeout {@code sluice.mail.timeout}: for each read and each write, PT0.01S to PT5M; PT30S
 */
record MailSettings(
        String host,
        int port,
        Optional<String> user,
        Optional<String> password,
        Optional<InternetAddress> from,
        MailTls tls,
        Duration connectTimeout,
        Duration timeout) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** @throws IllegalArgumentException naming the property that is not acceptable */
    MailSettings {
        require(!host.isBlank(), "sluice.mail.host must not be blank");
        require(port >= 1 && port <= 65535, "sluice.mail.port must be from 1 to 65535, not " + port);
        require(
                user.isPresent() == password.isPresent(),
                "sluice.mail.user and sluice.mail.password must be set together or not at all");
        requireRange("sluice.mail.connect-timeout", connectTimeout);
        requireRange("sluice.mail.timeout", timeout);
    }

    /** Reads {@code sluice.mail.from}, naming the property if it is no address. */
    static InternetAddress sender(String from) {
        try {
            return MailAddress.parse(from);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("sluice.mail.from " + invalid.getMessage(), invalid);
        }
    }

    /** As Jakarta Mail wants to be told (its package {@code smtp}). */
    Properties sessionProperties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", Long.toString(connectTimeout.toMillis()));
        properties.setProperty("mail.smtp.timeout", Long.toString(timeout.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", Long.toString(timeout.toMillis()));
        properties.setProperty("mail.smtp.auth", Boolean.toString(user.isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls == MailTls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(tls == MailTls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls == MailTls.IMPLICIT));
        // One bad address among many must not keep the mail from the others.
        properties.setProperty("mail.smtp.sendpartial", "true");
        return properties;
    }

    /** Without the password: settings get logged. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + ", tls=" + tls + ", user=" + user.orElse("none") + "]";
    }

    private static void requireRange(String name, Duration value) {
        require(
                value.compareTo(SHORTEST) >= 0 && value.compareTo(LONGEST) <= 0,
                name + " must be from " + SHORTEST + " to " + LONGEST + ", not " + value);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
