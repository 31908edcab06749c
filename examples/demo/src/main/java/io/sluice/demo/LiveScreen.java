package io.sluice.demo;

import java.io.PrintStream;
import java.util.List;

/** A terminal: what changes is drawn over what was there. */
final class LiveScreen implements Screen {
    private static final String HIDE_CURSOR = "\033[?25l";
    private static final String SHOW_CURSOR = "\033[?25h";
    private static final String CLEAR_TO_END = "\033[J";
    private static final String CLEAR_LINE = "\033[K";

    private final PrintStream out;
    private final Table table;
    private int drawn;

    LiveScreen(PrintStream out, Table table) {
        this.out = out;
        this.table = table;
    }

    @Override
    public synchronized void say(String line) {
        out.print(back() + line + "\n");
        out.flush();
        drawn = 0;
    }

    @Override
    public synchronized void waiting(String what, String since) {
        draw(List.of("  " + what + " ... " + since));
    }

    @Override
    public synchronized void show(List<Row> rows) {
        draw(table.lines(rows));
    }

    @Override
    public synchronized void close() {
        out.print(SHOW_CURSOR);
        out.flush();
        drawn = 0;
    }

    private void draw(List<String> lines) {
        StringBuilder frame = new StringBuilder(HIDE_CURSOR).append(drawn == lines.size() ? up() : back());
        lines.forEach(line -> frame.append(line).append(CLEAR_LINE).append('\n'));
        // In one piece, so that nobody sees half of it.
        out.print(frame);
        out.flush();
        drawn = lines.size();
    }

    private String back() {
        return up() + CLEAR_TO_END;
    }

    private String up() {
        return drawn == 0 ? "\r" : "\r\033[" + drawn + "A";
    }
}
