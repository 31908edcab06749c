package io.sluice.it.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker.xml as the install page describes it: a broker's own, which includes our queue definitions. */
final class BrokerXml {

    private static final String TEXT =
            """
            <configuration xmlns="urn:activemq" xmlns:xi="http://www.w3.org/2001/XInclude">
              <core xmlns="urn:activemq:core">
                <name>%1$s</name>
                <persistence-enabled>true</persistence-enabled>
                <journal-type>NIO</journal-type>
                <journal-min-files>2</journal-min-files>
                <journal-file-size>1M</journal-file-size>
                <journal-directory>%2$s/journal</journal-directory>
                <bindings-directory>%2$s/bindings</bindings-directory>
                <paging-directory>%2$s/paging</paging-directory>
                <large-messages-directory>%2$s/large-messages</large-messages-directory>
                %3$s
                <acceptors><acceptor name="network">tcp://127.0.0.1:%4$d</acceptor></acceptors>
                <security-settings>
                  <security-setting match="sluice.#">
                    <permission type="send" roles="sluice"/>
                    <permission type="consume" roles="sluice"/>
                    <permission type="browse" roles="sluice"/>
                  </security-setting>
                </security-settings>
                <xi:include href="sluice-address-settings.xml"/>
                <xi:include href="sluice-addresses.xml"/>
              </core>
            </configuration>
            """;

    // A primary that comes back waits instead of taking over again.
    private static final String STAYS = "<allow-failback>false</allow-failback>";

    private BrokerXml() {}

    static Path write(Path directory, Path data, int port, String cluster) throws IOException {
        Files.createDirectories(directory);
        Path definitions = Path.of("../jms-config/src/main/config").toAbsolutePath();
        for (String name : new String[] {"sluice-address-settings.xml", "sluice-addresses.xml"}) {
            Files.writeString(directory.resolve(name), Files.readString(definitions.resolve(name)));
        }
        return Files.writeString(
                directory.resolve("broker.xml"),
                TEXT.formatted(directory.getFileName(), data.toAbsolutePath(), cluster, port));
    }

    /** Of two brokers on one store, one serves and the other waits for the store's lock. */
    static String pair(String role, int here, int other) {
        return """
            <connectors>
              <connector name="here">tcp://127.0.0.1:%2$d</connector>
              <connector name="other">tcp://127.0.0.1:%3$d</connector>
            </connectors>
            <cluster-user>pair</cluster-user>
            <cluster-password>of-the-fault-suite</cluster-password>
            <ha-policy><shared-store><%1$s>%4$s</%1$s></shared-store></ha-policy>
            <cluster-connections>
              <cluster-connection name="pair">
                <connector-ref>here</connector-ref>
                <static-connectors><connector-ref>other</connector-ref></static-connectors>
              </cluster-connection>
            </cluster-connections>
            """
                .formatted(role, here, other, role.equals("backup") ? STAYS : "");
    }
}
