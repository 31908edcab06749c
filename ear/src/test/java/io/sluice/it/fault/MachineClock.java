package io.sluice.it.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The wall clock that the server and the broker inside it see, by libfaketime where it is installed. Time spans stay true. */
final class MachineClock {

    /** After this all have seen that it jumped. */
    static final Duration NOTICED = Duration.ofSeconds(3);

    private final Path offset;
    private final Optional<Path> library;

    MachineClock(Path directory) throws IOException {
        this.offset = Files.createDirectories(directory).resolve("clock");
        this.library = library();
        jump(Duration.ZERO);
    }

    boolean canJump() {
        return library.isPresent();
    }

    static String obstacle(World world) {
        return world.clock().canJump() ? "" : "libfaketime is not installed (apt-get install faketime)";
    }

    void jump(Duration by) {
        try {
            // Moved into place, because who reads half a line sees another time.
            Path next = Files.writeString(offset.resolveSibling("clock.next"), "%+d\n".formatted(by.toSeconds()));
            Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a process needs in its environment to see this clock. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        library.ifPresent(path -> {
            environment.put("LD_PRELOAD", path.toString());
            environment.put("FAKETIME_TIMESTAMP_FILE", offset.toAbsolutePath().toString());
            environment.put("FAKETIME_CACHE_DURATION", "1");
            environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
            environment.put("NO_FAKE_STAT", "1");
            // Otherwise timed waits, which Java counts in monotonic time, end at once and spin.
            environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        });
        return environment;
    }

    private static Optional<Path> library() throws IOException {
        // Not the MT one: its lock makes the clock ten times slower. All threads read the same file anyway.
        try (DirectoryStream<Path> architectures = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-*")) {
            for (Path architecture : architectures) {
                Path library = architecture.resolve("faketime/libfaketime.so.1");
                if (Files.exists(library)) {
                    return Optional.of(library);
                }
            }
        }
        return Optional.empty();
    }
}
