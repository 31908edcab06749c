package io.sluice.benchmark.contestant;

import java.nio.file.Path;
import java.util.List;

/**
 * What a Sluice under test is made of.
 *
 * @param server the built sluice.jar
 * @param probe the jar put among its handlers
 * @param jvmOptions given to its JVM beyond what the jar itself sets; normally none
 */
public record Archives(Path server, Path probe, List<String> jvmOptions) {

    public Archives {
        jvmOptions = List.copyOf(jvmOptions);
    }
}
