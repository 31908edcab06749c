package io.sluice.shared;

import jakarta.json.spi.JsonProvider;

/**
 * The one JSON Processing provider. The static methods of {@code jakarta.json.Json} search the class path for a provider
 * at every call, which in an application server costs more than all the work on a small document.
 */
public final class Jsonp {

    public static final JsonProvider JSON = JsonProvider.provider();

    private Jsonp() {}
}
