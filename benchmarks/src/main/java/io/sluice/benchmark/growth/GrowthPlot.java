package io.sluice.benchmark.growth;

import io.sluice.benchmark.report.Series;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** Drain rate, API latency and memory over the number of queued jobs, side by side in one picture. */
public final class GrowthPlot {

    private static final int WIDTH = 520;
    private static final int HEIGHT = 380;
    private static final List<Question> SHOWN =
            List.of(Question.GET, Question.LIST, Question.LIST_AFTER, Question.LIST_STATE, Question.LIST_TAG);

    private final Map<Level, Map<String, Series>> all;
    private final List<Level> queued;
    private final double[] jobs;

    public GrowthPlot(GrowthResults results) {
        this.all = results.all();
        this.queued = all.keySet().stream().filter(Level::onlyQueued).toList();
        this.jobs = queued.stream().mapToDouble(Level::queued).toArray();
    }

    public void save(Path png) throws IOException {
        XYChart drain = chart("Drain", "jobs/s");
        add(drain, "no-op jobs", GrowthResults.DRAIN);
        drain.getStyler().setLegendVisible(false);
        XYChart api = chart("API, p50", "ms");
        SHOWN.forEach(question -> add(api, question.label(), GrowthResults.p50(question)));
        XYChart memory = chart("Resident memory", "MB");
        add(memory, "server", GrowthResults.RESIDENT);
        memory.getStyler().setLegendVisible(false);
        Files.createDirectories(png.toAbsolutePath().getParent());
        BitmapEncoder.saveBitmap(List.of(drain, api, memory), 1, 3, png.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private XYChart chart(String title, String unit) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("jobs queued")
                .yAxisTitle(unit)
                .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        return chart;
    }

    private void add(XYChart chart, String name, String figure) {
        ToDoubleFunction<Level> median = level -> all.get(level).get(figure).median();
        chart.addSeries(name, jobs, queued.stream().mapToDouble(median).toArray());
    }
}
