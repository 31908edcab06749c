package io.sluice.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Everything Sluice keeps, under one absolute path. Only {@code server} is thrown away at every start: it is unpacked
 * from the jar, so an upgrade never runs on what an older version left there.
 */
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    static DataDirectory claim(Path root) {
        try {
            createPrivate(root);
            FileChannel lockFile =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Held until the process ends, however it ends: the operating system lets go of it.
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                lockFile.close();
                throw StartFailure.wrongSetting(
                        "%s is in use by another Sluice: stop that one, or set SLUICE_DATA_DIR to another directory"
                                .formatted(root));
            }
            DataDirectory directory = new DataDirectory(root, lockFile);
            directory.prepare();
            return directory;
        } catch (IOException e) {
            throw StartFailure.wrongSetting("cannot use %s (%s): set SLUICE_DATA_DIR to a directory that can be written"
                    .formatted(root, e.getMessage()));
        }
    }

    Path root() {
        return root;
    }

    Path server() {
        return root.resolve("server");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path transactionLog() {
        return root.resolve("tx");
    }

    /** Copies an archive out of the jar: the server deploys files, not entries. */
    Path unpack(String name) throws IOException {
        Path file = server().resolve(name);
        try (InputStream in = DataDirectory.class.getResourceAsStream("/SLUICE-INF/" + name)) {
            if (in == null) {
                throw new IOException(name + " is missing from sluice.jar");
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private void prepare() throws IOException {
        if (Files.exists(server())) {
            Files.walkFileTree(server(), new Removal());
        }
        createPrivate(server());
        createPrivate(logs());
        createPrivate(transactionLog());
        createPrivate(root.resolve("db"));
        createPrivate(root.resolve("broker"));
    }

    /** Payloads, logs and the server's generated configuration are nobody else's business. */
    private static void createPrivate(Path directory) throws IOException {
        boolean isNew = Files.notExists(directory);
        Files.createDirectories(directory);
        if (isNew && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
