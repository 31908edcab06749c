package io.sluice.workload.http;

import static io.sluice.workload.http.HttpRequestHandlerTest.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.spi.Outcome;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundGuardTest {

    private HttpFixture http;

    @BeforeEach
    void start() throws IOException {
        http = new HttpFixture();
        http.answer("/", 200, Map.of(), "inside");
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "0.0.0.0",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "169.254.169.254",
                "[fd00:ec2::254]",
                "10.0.0.1",
                "100.64.0.1",
                "224.0.0.1"
            })
    void aPrivateAddressIsRefusedHoweverItIsWritten(String host) throws Exception {
        Outcome outcome = http.run("{'url':'http://" + host + ":" + http.port() + "/','timeout':'PT5S'}", "");

        assertRefused(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.1", "2130706433", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001"})
    void anOddlyWrittenLoopbackAddressNeverArrives(String host) throws Exception {
        Outcome outcome = http.run("{'url':'http://" + host + ":" + http.port() + "/','timeout':'PT2S'}", "");

        // Resolvers differ on these; what matters is that none leads inside.
        assertThat(outcome).isNotInstanceOf(Outcome.Done.class);
        assertThat(http.seen).isEmpty();
    }

    @Test
    void aNameIsRefusedIfOneOfItsAddressesIs() throws Exception {
        http.name("mixed.example", "8.8.8.8 127.0.0.1");

        assertRefused(http.run("{'url':'http://mixed.example:" + http.port() + "/'}", ""));
    }

    @Test
    void aNameThatChangesItsAddressIsUsedAtTheAddressThatWasChecked() throws Exception {
        // Were there a second lookup between check and connection, it would lead to the server at 127.0.0.1.
        http.name("rebind.example", "127.0.0.9", "127.0.0.1");

        Outcome outcome = http.run("{'url':'http://rebind.example:" + http.port() + "/'}", "127.0.0.9/32");

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.type())
                .isEqualTo("HttpConnection"));
        assertThat(http.seen).isEmpty();
    }

    @Test
    void aNameThatChangesItsAddressIsCheckedAgainByTheNextConnection() throws Exception {
        http.name("rebind.example", "127.0.0.1", "127.0.0.9");
        http.redirect("/again", 307, "http://rebind.example:" + (http.port() + 1) + "/");

        assertRefusedBy(
                "rebind.example", http.run("{'url':'http://rebind.example:" + http.port() + "/again'}", "127.0.0.1"));
    }

    @Test
    void anAllowedAddressIsCalledByItsName() throws Exception {
        http.name("api.example", "127.0.0.1");

        done(http.run("{'url':'http://API.example:" + http.port() + "/'}", "127.0.0.1/32"));

        assertThat(http.seen.get(0).header("host")).isEqualTo("api.example:" + http.port());
    }

    @Test
    void aNameNobodyKnowsMayBeKnownLater() throws Exception {
        assertThat(http.run("{'url':'http://nowhere.invalid/','timeout':'PT20S'}", ""))
                .isEqualTo(Outcome.retry(
                        "HttpConnection", "GET http://nowhere.invalid/: the host name cannot be resolved"));
    }

    @Test
    void aListOfAllowedBlocksThatCannotBeReadNamesTheProperty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpRequestSettings.outbound("10.0.0.0/8;192.168.0.0/16"))
                .withMessageStartingWith("sluice.outbound.allow: '10.0.0.0/8;192.168.0.0/16'");
    }

    private void assertRefused(Outcome outcome) {
        assertRefusedBy("", outcome);
        assertThat(http.seen).isEmpty();
    }

    private static void assertRefusedBy(String host, Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Fail.class, fail -> {
            assertThat(fail.type()).isEqualTo("AddressRefused");
            assertThat(fail.message()).contains("SLUICE_OUTBOUND_ALLOW").contains(host);
        });
    }
}
