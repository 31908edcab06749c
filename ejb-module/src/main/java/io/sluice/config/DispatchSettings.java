package io.sluice.config;

import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How work is released to the broker.
 *
 * @param window jobs released and not yet claimed, at the most, by all nodes together
 * @param bundle jobs one message names, at the most
 * @param release how long a released job may stay unclaimed before it is released again
 * @param sweep how often the database is searched for due work
 */
public record DispatchSettings(int window, int bundle, Duration release, Duration sweep) {

    private static final Setting<Integer> WINDOW = Setting.integer(
            "sluice.dispatch.window",
            2_000,
            1,
            100_000,
            "Jobs released to the broker and not yet claimed, at the most, by all nodes together.");
    private static final Setting<Integer> BUNDLE =
            Setting.integer("sluice.dispatch.bundle", 100, 1, 1_000, "Jobs one message names, at the most.");
    private static final Setting<Duration> RELEASE = Setting.duration(
            "sluice.dispatch.release",
            "PT10S",
            "PT1S",
            "PT10M",
            "How long a released job may stay unclaimed before it is released again.");
    private static final Setting<Duration> SWEEP = Setting.duration(
            "sluice.dispatch.sweep",
            "PT0.2S",
            "PT0.01S",
            "PT1M",
            "How often the database is searched for work that has become due.");

    public static final List<Setting<?>> ALL = List.of(WINDOW, BUNDLE, RELEASE, SWEEP);

    public static DispatchSettings read(Config config) {
        return new DispatchSettings(WINDOW.read(config), BUNDLE.read(config), RELEASE.read(config), SWEEP.read(config));
    }
}
