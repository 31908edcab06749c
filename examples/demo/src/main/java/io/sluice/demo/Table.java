package io.sluice.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws rows as lines that all fit into the width: one that wraps could not be drawn over. */
record Table(int width, Palette palette) {

    private static final int LABEL = 18;
    private static final int TYPE = 15;
    private static final int ID = 8;
    private static final int STATE = 9;
    private static final int TRIES = 5;
    private static final int BAR = 12;
    private static final int NARROW = 100;

    List<String> lines(List<Row> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(palette.faint(line("JOB", "TYPE", "ID", fit("STATE", STATE), "TRY", fit("PROGRESS", BAR), "")));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    /** A row as it stands alone. */
    String line(Row row) {
        String state = palette.state(row.state(), fit(row.state(), STATE));
        return line(row.label(), row.type(), row.id(), state, row.tries(), bar(row), row.remark());
    }

    // State and bar come at their width: colours have a length, but take no room.
    private String line(String label, String type, String id, String state, String tries, String bar, String remark) {
        String wide = width < NARROW ? "" : fit(type, TYPE) + "  ";
        int used = 2 + LABEL + 2 + (wide.length()) + ID + 2 + STATE + 2 + TRIES + 2 + BAR + 2;
        return "  " + fit(label, LABEL) + "  " + wide + fit(id, ID) + "  " + state + "  " + fit(tries, TRIES) + "  "
                + bar + "  " + fit(remark, width - used - 1).stripTrailing();
    }

    private String bar(Row row) {
        if (row.several()) {
            String cells = row.states().stream()
                    .limit(BAR)
                    .map(state -> palette.state(state, palette.cell()))
                    .collect(Collectors.joining());
            return cells + " ".repeat(Math.max(0, BAR - row.states().size()));
        }
        int full = row.percent() * BAR / 100;
        return palette.state(row.state(), palette.full().repeat(full))
                + palette.faint(palette.empty().repeat(BAR - full));
    }

    static String fit(String text, int length) {
        if (length <= 0) {
            return "";
        }
        return text.length() > length ? text.substring(0, length - 1) + "~" : text + " ".repeat(length - text.length());
    }
}
