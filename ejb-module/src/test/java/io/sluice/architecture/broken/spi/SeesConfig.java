package io.sluice.architecture.broken.spi;

import io.sluice.architecture.broken.config.Upward;

/** Part of a fixture that breaks the walls. */
final class SeesConfig {
    Upward config;
}
