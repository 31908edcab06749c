package io.sluice.benchmark.report;

import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH found, one row a benchmark. */
public final class MicroTable {

    private MicroTable() {}

    public static String markdown(List<RunResult> results) {
        return results.stream()
                .map(MicroTable::row)
                .collect(Collectors.joining("", "| | | unit |\n| --- | ---: | --- |\n", ""));
    }

    private static String row(RunResult run) {
        BenchmarkParams benchmark = run.getParams();
        String parameters = benchmark.getParamsKeys().stream()
                .map(name -> ", " + name + "=" + benchmark.getParam(name))
                .collect(Collectors.joining());
        String[] name = benchmark.getBenchmark().split("\\.", -1);
        Result<?> result = run.getPrimaryResult();
        return "| " + name[name.length - 2] + "." + name[name.length - 1] + parameters + " | "
                + Series.number(result.getScore()) + " | " + result.getScoreUnit() + " |\n";
    }
}
