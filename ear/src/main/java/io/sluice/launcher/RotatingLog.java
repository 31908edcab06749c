package io.sluice.launcher;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Writes to one file of a fixed name and moves it aside when it is full. The JDK's own handler numbers the file being
 * written, so that nobody could be told where to look.
 */
public final class RotatingLog extends Handler {
    static final String FILE_PROPERTY = "sluice.log.file";
    private static final long FULL = 20L * 1024 * 1024;
    private static final int KEPT = 5;

    private final Path file = Path.of(System.getProperty(FILE_PROPERTY));
    private OutputStream out;
    private long size;

    public RotatingLog() throws IOException {
        setFormatter(new SimpleFormatter());
        open();
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (out == null || !isLoggable(entry)) {
            return;
        }
        try {
            byte[] line = getFormatter().format(entry).getBytes(StandardCharsets.UTF_8);
            if (size + line.length > FULL) {
                rotate();
            }
            out.write(line);
            out.flush();
            size += line.length;
        } catch (IOException | RuntimeException e) {
            reportError(null, e, ErrorManager.WRITE_FAILURE);
        }
    }

    @Override
    public synchronized void flush() {
        // Every record is flushed as it is written: the last one before a crash is the one that matters.
    }

    @Override
    public synchronized void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            reportError(null, e, ErrorManager.CLOSE_FAILURE);
        } finally {
            out = null;
        }
    }

    private void open() throws IOException {
        out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        size = Files.size(file);
    }

    private void rotate() throws IOException {
        out.close();
        for (int i = KEPT - 1; i >= 1; i--) {
            if (Files.exists(numbered(i))) {
                Files.move(numbered(i), numbered(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
        open();
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
