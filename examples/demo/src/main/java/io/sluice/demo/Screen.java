package io.sluice.demo;

import java.util.List;

/** Where the demo shows what happens. */
interface Screen extends AutoCloseable {

    /** A line that stays. */
    void say(String line);

    /** What goes on for a while; the next line takes its place. */
    void waiting(String what, String since);

    /** How the jobs stand now. */
    void show(List<Row> rows);

    /** From here on lines are added below what was shown. */
    @Override
    void close();
}
