package io.sluice.workload.mail;

import java.util.Locale;

/** How the connection to the SMTP server is protected. A certificate is always verified against the host's name. */
enum MailTls {
    /** Not at all. */
    NONE,
    /** By STARTTLS (RFC 3207), without which nothing is sent. */
    STARTTLS,
    /** From the first byte (RFC 8314). */
    IMPLICIT;

    /** @throws IllegalArgumentException naming the property */
    static MailTls parse(String text) {
        for (MailTls tls : values()) {
            if (tls.name().equals(text.toUpperCase(Locale.ROOT))) {
                return tls;
            }
        }
        throw new IllegalArgumentException("sluice.mail.tls must be none, starttls or implicit, not '" + text + "'");
    }
}
