package io.sluice.config;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How the group commit gathers.
 *
 * @param batch the most items one transaction carries
 * @param waiting the most submissions that wait for a transaction
 */
public record GroupCommitSettings(int batch, int waiting) {

    private static final Setting<Integer> BATCH = Setting.integer(
            "sluice.group-commit.batch", 500, 1, 10_000, "The most submissions or outcomes one transaction commits.");
    private static final Setting<Integer> WAITING = Setting.integer(
            "sluice.group-commit.waiting",
            10_000,
            1,
            1_000_000,
            "Submissions that may wait for their transaction on one node; past it 503.");

    public static final List<Setting<?>> ALL = List.of(BATCH, WAITING);

    public static GroupCommitSettings read(Config config) {
        return new GroupCommitSettings(BATCH.read(config), WAITING.read(config));
    }
}
