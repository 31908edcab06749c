package io.sluice.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Markdown page whose generated parts stand between markers. */
public final class Page {

    private final Path file;

    public Page(Path file) {
        this.file = file;
    }

    /** Puts the text in the place of what stood there. */
    public void replace(String part, String text) throws IOException {
        String begin = "<!-- " + part + ":begin -->\n";
        String end = "<!-- " + part + ":end -->";
        String page = Files.exists(file) ? Files.readString(file) : begin + end + "\n";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(file + " lacks the markers of " + part);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, page.substring(0, from + begin.length()) + text + page.substring(to));
    }
}
