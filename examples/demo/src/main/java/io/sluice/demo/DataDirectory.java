package io.sluice.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the demo's server keeps; empty at every start. */
record DataDirectory(Path path) {

    /** @throws IOException when it cannot be emptied, or a server runs in it */
    void empty() throws IOException {
        if (Files.exists(path)) {
            requireUnused();
            try (Stream<Path> all = Files.walk(path)) {
                List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                for (Path entry : deepestFirst) {
                    Files.delete(entry);
                }
            }
        }
        Files.createDirectories(path);
    }

    // The server holds this lock as long as it lives.
    private void requireUnused() throws IOException {
        Path lockFile = path.resolve("lock");
        if (Files.notExists(lockFile)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException("another demo is running in " + path + ": stop that one first");
            }
        }
    }

    Path log() {
        return path.resolve("logs").resolve("sluice.log");
    }

    Path terminal() {
        return path.resolve("terminal.log");
    }
}
