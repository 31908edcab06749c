package io.sluice.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process started by the tests, whose output goes to a file. */
public final class Child {

    private final Process process;
    private final Path output;

    private Child(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static Child start(List<String> command, Map<String, String> environment, Path directory, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        return new Child(builder.start(), output);
    }

    /** Runs a command to its end; its failure is an exception that shows what it printed. */
    static void run(List<String> command, Map<String, String> environment, Path directory, Path output)
            throws IOException, InterruptedException {
        Child child = start(command, environment, directory, output);
        if (!child.process.waitFor(5, TimeUnit.MINUTES) || child.process.exitValue() != 0) {
            child.process.destroyForcibly();
            throw new IllegalStateException(command + " failed:\n" + Files.readString(output));
        }
    }

    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The server has not ended; see " + output);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path output() {
        return output;
    }

    public void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The server did not stop within a minute; see " + output);
        }
    }

    /** Stops it where it stands, as a long pause of its machine would. */
    public void pause() {
        Signals.send("STOP", process.pid());
    }

    public void resume() {
        Signals.send("CONT", process.pid());
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
