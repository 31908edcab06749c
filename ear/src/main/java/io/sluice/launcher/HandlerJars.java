package io.sluice.launcher;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars with handlers that somebody adds to Sluice. */
final class HandlerJars {

    private HandlerJars() {}

    /** Puts every jar of the directory into the application, where the container looks for beans. */
    static void addTo(Path application, Path directory) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(application)) {
            Path libraries = archive.getPath("WEB-INF", "lib");
            for (Path jar : in(directory)) {
                Files.copy(jar, libraries.resolve(jar.getFileName().toString()));
            }
        }
    }

    private static List<Path> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
