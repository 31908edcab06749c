package io.sluice.config;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How the group commit gathers.
 *
 * @param batch the most items one transaction carries
 */
public record GroupCommitSettings(int batch) {

    private static final Setting<Integer> BATCH = Setting.integer(
            "sluice.group-commit.batch", 500, 1, 10_000, "The most submissions or outcomes one transaction commits.");

    public static final List<Setting<?>> ALL = List.of(BATCH);

    public static GroupCommitSettings read(Config config) {
        return new GroupCommitSettings(BATCH.read(config));
    }
}
