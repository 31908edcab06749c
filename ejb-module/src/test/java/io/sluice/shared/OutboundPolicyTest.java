package io.sluice.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundPolicyTest {

    private static final OutboundPolicy CLOSED = OutboundPolicy.allowing("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "169.254.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255"
            })
    void refusesSpecialIpv4(String address) throws Exception {
        assertThat(CLOSED.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "::7f00:1",
                "::8.8.8.8",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "100::1",
                "2001::1",
                "2001:0:5ef5:79fb::1",
                "2001:db8::1",
                "3fff::1",
                "5f00::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2002:0a00:0001::1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::8.8.8.8",
                "2a00::5efe:10.0.0.1",
                "2a00::200:5efe:10.0.0.1"
            })
    void refusesSpecialIpv6AndThatWhichCarriesSpecialIpv4(String address) throws Exception {
        assertThat(CLOSED.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2606:4700:4700::1111",
                "2a00:1450::1",
                "2002:0808:0808::1",
                "64:ff9b::8.8.8.8"
            })
    void permitsPublicAddresses(String address) throws Exception {
        assertThat(CLOSED.permits(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void refusesAMappedAddressThatJavaKeepsAsIpv6() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        mapped[12] = 127;
        mapped[15] = 1;
        InetAddress address = Inet6Address.getByAddress(null, mapped, -1);

        assertThat(address).isInstanceOf(Inet6Address.class);
        assertThat(CLOSED.permits(address)).isFalse();
        assertThat(OutboundPolicy.allowing("127.0.0.0/8").permits(address)).isTrue();
    }

    @Test
    void opensOnlyTheBlocksAllowed() throws Exception {
        OutboundPolicy policy = OutboundPolicy.allowing(" 10.0.0.0/8 , ::1/128, ");

        assertThat(policy.permits(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(policy.permits(InetAddress.getByName("::1"))).isTrue();
        assertThat(policy.permits(InetAddress.getByName("127.0.0.1"))).isFalse();
        assertThat(policy.permits(InetAddress.getByName("fd00::1"))).isFalse();
        assertThat(policy.permits(InetAddress.getByName("8.8.8.8"))).isTrue();
    }

    @Test
    void namesThePartThatIsNoBlock() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OutboundPolicy.allowing("10.0.0.0/8,intranet"))
                .withMessageContaining("'intranet'");
    }
}
