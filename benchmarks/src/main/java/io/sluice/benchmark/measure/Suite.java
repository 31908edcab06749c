package io.sluice.benchmark.measure;

import io.sluice.benchmark.contestant.Contestant;
import io.sluice.benchmark.contestant.Postgres;
import io.sluice.benchmark.contestant.ProcessFiles;
import io.sluice.benchmark.contestant.Sluice;
import io.sluice.benchmark.load.HttpLoad;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/**
 * All measures of one contestant, in order.
 *
 * @param jobs in a backlog, and in each submission from inside
 * @param idleJobs for the latency when idle
 * @param httpSeconds for each load over HTTP
 */
public record Suite(int jobs, int idleJobs, double httpSeconds) {

    public static final Suite FULL = new Suite(20_000, 300, 10);
    public static final Suite QUICK = new Suite(5_000, 50, 2);

    private static final Figures NOWHERE = (metric, value) -> {};
    private static final int WARM_UP_JOBS = 5_000;
    private static final double WARM_UP_HTTP_SECONDS = 2;
    private static final double LOADED_SHARE = 0.5;

    /** Keeps the contestant busy with everything that is going to be measured. */
    public void warm(Contestant contestant, Postgres postgres, int seconds)
            throws IOException, InterruptedException, SQLException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        InProcess inside = new InProcess(contestant, postgres, NOWHERE);
        while (System.nanoTime() < end) {
            inside.submission(WARM_UP_JOBS);
            inside.endToEnd(WARM_UP_JOBS);
            Drain.report(contestant, postgres, WARM_UP_JOBS, NOWHERE);
            if (contestant instanceof Sluice sluice) {
                try (HttpLoad load = new HttpLoad(sluice.url(), Sluice.key())) {
                    new OverHttp(sluice, postgres, load, WARM_UP_HTTP_SECONDS).warm();
                }
            }
        }
    }

    public void measure(Contestant contestant, Postgres postgres, Set<Part> parts, Figures figures)
            throws IOException, InterruptedException, SQLException {
        InProcess inside = new InProcess(contestant, postgres, figures);
        if (parts.contains(Part.FOOTPRINT)) {
            Footprint.measure(contestant, jobs, figures);
        }
        if (parts.contains(Part.DRAIN)) {
            Drain.report(contestant, postgres, jobs, figures);
        }
        if (parts.contains(Part.SUBMIT)) {
            inside.submission(jobs);
        }
        if (parts.contains(Part.LATENCY)) {
            double rate = inside.endToEnd(jobs);
            inside.idleLatency(idleJobs);
            inside.loadedLatency(rate * LOADED_SHARE);
        }
        if (parts.contains(Part.HTTP) && contestant instanceof Sluice sluice) {
            try (HttpLoad load = new HttpLoad(sluice.url(), Sluice.key())) {
                new OverHttp(sluice, postgres, load, httpSeconds).measure(figures);
            }
        }
        figures.add(Metric.RESIDENT, ProcessFiles.residentKilobytes(contestant.pid()) / 1024.0);
    }
}
