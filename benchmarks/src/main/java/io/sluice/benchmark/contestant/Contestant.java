package io.sluice.benchmark.contestant;

import java.io.IOException;
import java.sql.SQLException;

/** A queue under test, running. */
public interface Contestant extends AutoCloseable {

    String name();

    /** Of the process that runs the jobs. */
    long pid();

    ProbeClient probe();

    Database database();

    /** Makes a backlog ready that nobody works on yet. */
    void prepare(int jobs) throws IOException, InterruptedException, SQLException;

    /** Lets the prepared backlog go; it is durable once this returns. */
    void release() throws IOException, InterruptedException, SQLException;

    /** Whether no job is unfinished. */
    boolean idle() throws SQLException;

    @Override
    void close() throws SQLException;
}
