package io.sluice.launcher;

import java.io.PrintStream;

/** The little that belongs on the terminal; the server's own output goes to the log. */
final class Terminal {
    private final PrintStream out;
    private final PrintStream err;

    Terminal(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void complain(String line) {
        err.println("sluice: " + line);
        err.flush();
    }
}
