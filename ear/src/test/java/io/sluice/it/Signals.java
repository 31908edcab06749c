package io.sluice.it;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that Java itself does not send. */
public final class Signals {

    private Signals() {}

    /** @param signal its name as {@code kill} takes it: STOP, CONT, KILL */
    public static void send(String signal, long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + signal + " " + pid + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
