package io.sluice.benchmark.measure;

/** Where measured values go. */
public interface Figures {

    void add(Metric metric, double value);
}
