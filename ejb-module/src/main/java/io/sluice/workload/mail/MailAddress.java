package io.sluice.workload.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

/** What an address must be to be written to (RFC 5322 section 3.4, without groups). */
final class MailAddress {

    private static final int MAX_LENGTH = 320;
    private static final String DETAIL = "must be one address such as ann@example.org or Ann <ann@example.org>";

    private MailAddress() {}

    /** @throws IllegalArgumentException saying what is wrong, not repeating the address */
    static InternetAddress parse(String text) {
        require(text.length() <= MAX_LENGTH, "must be at most " + MAX_LENGTH + " characters");
        require(text.chars().noneMatch(Character::isISOControl), "must hold no line breaks or control characters");
        try {
            InternetAddress address = new InternetAddress(text, true);
            require(!address.isGroup(), DETAIL);
            require(
                    address.getAddress().chars().allMatch(c -> c > 0x20 && c < 0x7F),
                    "must be ASCII without spaces; write an international domain in punycode");
            // Encodes a name that is not ASCII (RFC 2047); the parser keeps it raw.
            address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
            return address;
        } catch (AddressException | UnsupportedEncodingException invalid) {
            throw new IllegalArgumentException(DETAIL, invalid);
        }
    }

    /** What follows the last {@code @}. */
    static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }

    private static void require(boolean condition, String detail) {
        if (!condition) {
            throw new IllegalArgumentException(detail);
        }
    }
}
