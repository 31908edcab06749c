package io.sluice.benchmark.probe;

/** The queue under test, as seen from inside its process. Each job carries a number and does nothing else. */
public interface Engine {

    /** Returns once the job is committed. */
    void submit(long number) throws Exception;

    /** Submits the fastest way the engine has for many jobs; returns once all are committed. */
    void submitAll(int count) throws Exception;

    /** From now on nothing is run until {@link #resume()}. */
    void pause() throws Exception;

    void resume() throws Exception;
}
