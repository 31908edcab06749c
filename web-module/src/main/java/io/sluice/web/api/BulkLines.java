package io.sluice.web.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of an NDJSON body, read one at a time; a line too long is passed over without being held. */
final class BulkLines {

    /**
     * One line that is not blank.
     *
     * @param number from 1, blank lines counted
     * @param text without its line break; empty when it is too long
     */
    record Line(int number, byte[] text, boolean tooLong) {}

    private final InputStream body;
    private final int longest;
    private int number;
    private boolean ended;

    BulkLines(InputStream body, int longest) {
        this.body = new BufferedInputStream(body, 16 * 1024);
        this.longest = longest;
    }

    /** The next line; empty after the last. */
    Optional<Line> next() throws IOException {
        while (!ended) {
            Line line = read();
            if (line.tooLong() || !new String(line.text(), StandardCharsets.ISO_8859_1).isBlank()) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private Line read() throws IOException {
        number++;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean tooLong = false;
        int next = body.read();
        while (next >= 0 && next != '\n') {
            tooLong = tooLong || text.size() == longest;
            if (!tooLong) {
                text.write(next);
            }
            next = body.read();
        }
        ended = next < 0;
        return new Line(number, tooLong ? new byte[0] : text.toByteArray(), tooLong);
    }
}
