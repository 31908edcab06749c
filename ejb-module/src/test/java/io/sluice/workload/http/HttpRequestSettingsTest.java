package io.sluice.workload.http;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.shared.OutboundPolicy;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRequestSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S,5,1024,20,10,connect-timeout",
        "PT2M,5,1024,20,10,connect-timeout",
        "PT5S,-1,1024,20,10,max-redirects",
        "PT5S,21,1024,20,10,max-redirects",
        "PT5S,5,0,20,10,max-response-bytes",
        "PT5S,5,16777217,20,10,max-response-bytes",
        "PT5S,5,1024,0,10,max-connections",
        "PT5S,5,1024,20,10001,max-connections-per-host"
    })
    void aValueOutOfRangeNamesItsProperty(
            Duration connect, int redirects, int bytes, int connections, int perHost, String property) {
        OutboundPolicy outbound = OutboundPolicy.allowing("");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpRequestSettings(outbound, connect, redirects, bytes, connections, perHost))
                .withMessageStartingWith("sluice.http-request." + property + " must be from ");
    }
}
