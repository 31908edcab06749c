package io.sluice.it.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small disk of its own for the broker's journal, which can be filled; nothing else is on it. */
final class BrokerDisk implements AutoCloseable {

    private static final String SIZE = "64m";

    private final Path directory;
    private final Path ballast;
    private final boolean separate;

    BrokerDisk(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.ballast = directory.resolve("ballast");
        this.separate = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", directory.toString());
    }

    Path directory() {
        return directory;
    }

    /** Whether it is a disk of its own: only who may mount one can fill one. */
    boolean canBeFilled() {
        return separate;
    }

    void fill() {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // No space left: that is what it is for.
            return;
        }
    }

    void makeRoom() {
        try {
            Files.deleteIfExists(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (separate) {
            run("umount", "--lazy", directory.toString());
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
