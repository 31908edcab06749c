package io.sluice.jms;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the adapter reads from its surroundings. A resource adapter starts before any application, so MicroProfile Config
 * is not there yet; the same names work here, a system property before the environment.
 */
final class BrokerSettings {
    private final UnaryOperator<String> systemProperties;
    private final UnaryOperator<String> environment;

    BrokerSettings(UnaryOperator<String> systemProperties, UnaryOperator<String> environment) {
        this.systemProperties = systemProperties;
        this.environment = environment;
    }

    static BrokerSettings fromSurroundings() {
        return new BrokerSettings(System::getProperty, System::getenv);
    }

    Path brokerDirectory() {
        return Path.of(setting("sluice.data.dir").orElse("sluice-data"))
                .toAbsolutePath()
                .normalize()
                .resolve("broker");
    }

    Optional<String> url() {
        return setting("sluice.broker.url");
    }

    Optional<String> acceptor() {
        return setting("sluice.broker.acceptor");
    }

    Optional<String> user() {
        return setting("sluice.broker.user");
    }

    Optional<String> password() {
        return setting("sluice.broker.password");
    }

    private Optional<String> setting(String name) {
        String variable = name.replaceAll("[^A-Za-z0-9]", "_");
        return first(systemProperties.apply(name))
                .or(() -> first(environment.apply(variable)))
                .or(() -> first(environment.apply(variable.toUpperCase(Locale.ROOT))));
    }

    private static Optional<String> first(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(v -> !v.isEmpty());
    }
}
