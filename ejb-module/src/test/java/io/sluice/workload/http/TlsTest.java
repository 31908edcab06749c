package io.sluice.workload.http;

import static io.sluice.workload.Jsons.json;
import static io.sluice.workload.http.HttpRequestHandlerTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import io.sluice.spi.Outcome;
import io.sluice.workload.RecordingContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path directory;

    private final List<String> serverNames = new CopyOnWriteArrayList<>();
    private HttpFixture http;
    private HttpsServer server;
    private TlsStrategy trusting;

    @BeforeEach
    void start() throws Exception {
        KeyStore keys = certificateFor("api.example");
        SSLContext context = context(keys);
        trusting = ClientTlsStrategyBuilder.create().setSslContext(context).buildAsync();
        http = new HttpFixture();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            ExtendedSSLSession session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
            session.getRequestedServerNames().forEach(name -> serverNames.add(name.toString()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        http.name("api.example", "127.0.0.1");
        http.name("other.example", "127.0.0.1");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        http.close();
    }

    @Test
    void theCheckedAddressIsCalledAndTheNameIsWhatIsAskedForAndVerified() throws Exception {
        done(run("api.example", trusting));

        assertThat(serverNames).singleElement().asString().contains("api.example");
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        assertTls(run("other.example", trusting));
        assertThat(serverNames).isEmpty();
    }

    @Test
    void aCertificateNobodyVouchesForIsRefused() throws Exception {
        assertTls(run("api.example", ClientTlsStrategyBuilder.create().buildAsync()));
        assertThat(serverNames).isEmpty();
    }

    private Outcome run(String host, TlsStrategy tls) throws InterruptedException {
        String payload = "{'url':'https://" + host + ":" + server.getAddress().getPort() + "/'}";
        return http.handler("127.0.0.0/8", tls).handle(json(payload), RecordingContext.attempt(1));
    }

    private static void assertTls(Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(retry.type())
                .isEqualTo("HttpTls"));
    }

    private static KeyStore certificateFor(String host) throws Exception {
        Path file = directory.resolve(host + ".p12");
        if (Files.notExists(file)) {
            keytool(file, host);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyStore both = KeyStore.getInstance("PKCS12");
        both.load(null, null);
        both.setKeyEntry("key", keys.getKey("key", PASSWORD), PASSWORD, keys.getCertificateChain("key"));
        both.setCertificateEntry("ca", keys.getCertificate("key"));
        return both;
    }

    private static void keytool(Path file, String host) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-ext",
                        "bc=ca:true",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
