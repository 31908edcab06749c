package io.sluice.benchmark.probe;

import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** The measurements taken inside the process, asked for by name from outside. Answers are properties, one a line. */
public final class Probe {

    private final Engine engine;
    private final Callers callers;

    public Probe(Engine engine, ThreadFactory threads) {
        this.engine = engine;
        this.callers = new Callers(threads);
    }

    public String run(String operation, Map<String, Integer> arguments) throws Exception {
        return switch (operation) {
            case "reset" -> {
                Runs.reset(0, arguments.getOrDefault("mark", 0));
                yield "";
            }
            case "runs" ->
                "count=" + Runs.count() + "\nfirstMicros=" + Runs.firstMicros() + "\nmarkMicros=" + Runs.markMicros();
            case "pause" -> {
                engine.pause();
                yield "";
            }
            case "resume" -> {
                engine.resume();
                yield "";
            }
            case "submit" ->
                "nanos="
                        + callers.run(
                                arguments.get("callers"),
                                arguments.get("count"),
                                number -> engine.submit(Runs.UNNUMBERED));
            case "submit-all" -> {
                long begun = System.nanoTime();
                engine.submitAll(arguments.get("count"));
                yield "nanos=" + (System.nanoTime() - begun);
            }
            case "latency" -> {
                long every = arguments.get("micros") * 1_000L;
                Latencies latencies = new Latencies(engine, callers);
                yield "nanos="
                        + Latencies.text(latencies.measure(arguments.get("count"), every, arguments.get("callers")));
            }
            default -> throw new IllegalArgumentException("No operation " + operation);
        };
    }
}
