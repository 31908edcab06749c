package io.sluice.demo;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file, a pipe or a terminal without colours: a line for each change. */
final class PlainScreen implements Screen {
    private final PrintStream out;
    private final Table table;
    private final Map<String, String> shown = new HashMap<>();
    private String waitingFor = "";

    PlainScreen(PrintStream out, Table table) {
        this.out = out;
        this.table = table;
    }

    @Override
    public void say(String line) {
        out.println(line);
    }

    @Override
    public void waiting(String what, String since) {
        if (!waitingFor.equals(what)) {
            waitingFor = what;
            out.println("  " + what + " ...");
        }
    }

    @Override
    public void show(List<Row> rows) {
        for (Row row : rows) {
            String now = row.states() + row.tries();
            if (!now.equals(shown.put(row.label(), now))) {
                out.println(table.line(row).stripTrailing());
            }
        }
    }

    @Override
    public void close() {
        out.flush();
    }
}
