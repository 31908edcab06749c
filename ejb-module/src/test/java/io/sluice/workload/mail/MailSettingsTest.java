package io.sluice.workload.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTest {

    static MailSettings settings(int port, MailTls tls, Optional<String> user, Optional<String> password) {
        return new MailSettings(
                "127.0.0.1",
                port,
                user,
                password,
                Optional.of(MailSettings.sender("Shop <shop@example.com>")),
                tls,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65536})
    void aPortIsAPort(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(port, MailTls.NONE, Optional.empty(), Optional.empty()))
                .withMessage("sluice.mail.port must be from 1 to 65535, not " + port);
    }

    @Test
    void aUserNeedsAPasswordWhichIsNeverShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(25, MailTls.NONE, Optional.of("u"), Optional.empty()))
                .withMessageContaining("sluice.mail.password");
        assertThat(settings(25, MailTls.NONE, Optional.of("u"), Optional.of("secret")))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void aSenderThatIsNoAddressNamesItsProperty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailSettings.sender("nobody"))
                .withMessageStartingWith("sluice.mail.from must be one address");
    }

    @Test
    void tlsIsOneOfThree() {
        assertThat(MailTls.parse("StartTLS")).isEqualTo(MailTls.STARTTLS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailTls.parse("ssl"))
                .withMessage("sluice.mail.tls must be none, starttls or implicit, not 'ssl'");
    }
}
