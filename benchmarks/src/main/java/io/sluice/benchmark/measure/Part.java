package io.sluice.benchmark.measure;

/** What can be measured on its own. */
public enum Part {
    FOOTPRINT,
    DRAIN,
    SUBMIT,
    LATENCY,
    HTTP
}
