package io.sluice.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "::1/128, ::1, true",
        "2001:db8:8000::/33, 2001:db8:8000::1, true",
        "2001:db8:8000::/33, 2001:db8:7fff::1, false"
    })
    void tellsWhetherAnAddressLiesInTheBlock(String block, String address, boolean inside) throws Exception {
        assertThat(Cidr.parse(block).contains(InetAddress.getByName(address).getAddress()))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "fd00::/129",
                "300.0.0.0/8",
                "10.0.0/8",
                "localhost",
                "localhost/8",
                "metadata.example/32",
                "::g/64",
                "fe80::1%lo/64",
                "10.0.0.0/8 x"
            })
    void refusesWhatIsNoBlockAndRepeatsIt(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text)).withMessageContaining("'" + text + "'");
    }

    @Test
    void refusesBitsBeyondThePrefixBecauseTheyAreMostlyASlip() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parse("10.1.0.0/8"))
                .withMessage("'10.1.0.0/8' has bits set beyond its prefix of 8");
    }
}
