package io.sluice.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** One log file for everything the server and its libraries say, whichever way they say it. */
final class ServerLog {
    private ServerLog() {}

    static Path open(DataDirectory data) throws IOException {
        Path log = data.logs().resolve("sluice.log");
        Path configuration = data.server().resolve("logging.properties");
        try (InputStream in = ServerLog.class.getResourceAsStream("logging.properties")) {
            Files.write(configuration, in.readAllBytes());
        }
        System.setProperty(RotatingLog.FILE_PROPERTY, log.toString());
        // The server reads the file again when it boots, hence by way of this property.
        System.setProperty("java.util.logging.config.file", configuration.toString());
        try (InputStream in = Files.newInputStream(configuration)) {
            LogManager.getLogManager().readConfiguration(in);
        }
        System.setOut(new PrintStream(new LoggedLines("stdout"), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new LoggedLines("stderr"), true, StandardCharsets.UTF_8));
        return log;
    }

    /** Libraries that print instead of logging are logged all the same, a record a line. */
    private static final class LoggedLines extends OutputStream {
        private final String name;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        LoggedLines(String name) {
            this.name = name;
        }

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
                line.reset();
                if (!text.isEmpty()) {
                    Logger.getLogger(name).info(text);
                }
            } else {
                line.write(b);
            }
        }
    }
}
