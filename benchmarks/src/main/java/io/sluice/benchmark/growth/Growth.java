package io.sluice.benchmark.growth;

import io.sluice.benchmark.contestant.Backlog;
import io.sluice.benchmark.contestant.Database;
import io.sluice.benchmark.contestant.ProbeClient.Runs;
import io.sluice.benchmark.contestant.ProcessFiles;
import io.sluice.benchmark.contestant.Sluice;
import io.sluice.benchmark.load.Call;
import io.sluice.benchmark.load.HttpLoad;
import io.sluice.benchmark.load.LoadResult;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Fills the tables to a level, asks the API, then lets the first jobs of the backlog run. */
public final class Growth {

    private static final Level WARM_UP = new Level("warm-up", 1_000, 0, 0);
    private static final int DRAINED = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final double SHORT = 0.2;
    private static final String DEADLOCK = "40P01";

    private final Sluice sluice;
    private final Database database;
    private final GrowthResults results;
    private final double secondsEach;

    /**
     * @param secondsEach how long each question is asked
     */
    public Growth(Sluice sluice, GrowthResults results, double secondsEach) {
        this.sluice = sluice;
        this.database = sluice.database();
        this.results = results;
        this.secondsEach = secondsEach;
    }

    /** Compiles what is going to be asked. */
    public void warm(int seconds) throws IOException, InterruptedException, SQLException {
        clear();
        sluice.probe().pause();
        fill(WARM_UP);
        try (HttpLoad load = new HttpLoad(sluice.url(), Sluice.key())) {
            for (Question question : Question.values()) {
                Call call = Call.get(question.path(middle(WARM_UP)));
                load.run(call, 1, (double) seconds / Question.values().length);
            }
        }
        sluice.probe().resume();
    }

    public void measure(Level level) throws IOException, InterruptedException, SQLException {
        clear();
        sluice.probe().pause();
        fill(level);
        ask(level);
        results.add(level, GrowthResults.DRAIN, drainRate(Math.min(level.queued(), DRAINED)));
        results.add(level, GrowthResults.RESIDENT, ProcessFiles.residentKilobytes(sluice.pid()) / 1024.0);
    }

    private void clear() throws InterruptedException, SQLException {
        do {
            discardBacklog();
            Thread.sleep(LOOK_EVERY_MILLIS);
        } while (!sluice.idle());
        database.execute("TRUNCATE finished_job", "TRUNCATE job_tag");
    }

    // Against the server's own changes, in no order: PostgreSQL may end it as a deadlock, and then it is tried again.
    private void discardBacklog() throws SQLException {
        try {
            database.execute("DELETE FROM job WHERE state IN ('QUEUED', 'SCHEDULED')");
        } catch (SQLException e) {
            if (!DEADLOCK.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private void fill(Level level) throws SQLException {
        if (level.finished() > 0) {
            database.execute(Backlog.tagged(Backlog.finished(level.finished())));
        }
        if (level.dueNextMonth() > 0) {
            database.execute(Backlog.tagged(Backlog.dueNextMonth(level.dueNextMonth())));
        }
        database.execute(Backlog.tagged(Backlog.queued(level.queued())), "VACUUM ANALYZE", "CHECKPOINT");
    }

    private void ask(Level level) throws SQLException {
        String middle = middle(level);
        try (HttpLoad load = new HttpLoad(sluice.url(), Sluice.key())) {
            for (Question question : Question.values()) {
                Call call = Call.get(question.path(middle));
                load.run(call, 1, secondsEach * SHORT);
                LoadResult result = load.run(call, 1, secondsEach);
                results.add(level, GrowthResults.p50(question), result.percentileMillis(50));
                results.add(level, GrowthResults.p99(question), result.percentileMillis(99));
            }
        }
    }

    private String middle(Level level) throws SQLException {
        return database.value("SELECT id FROM job WHERE type = 'benchmark.numbered' ORDER BY id OFFSET "
                + level.queued() / 2 + " LIMIT 1");
    }

    /** Jobs a second from the first start to the start of the last that counts. */
    private double drainRate(int jobs) throws IOException, InterruptedException {
        sluice.probe().reset(jobs);
        sluice.probe().resume();
        Runs runs = sluice.probe().runs();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (runs.markMicros() == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Only " + runs.count() + " of " + jobs + " jobs have started");
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
            runs = sluice.probe().runs();
        }
        return jobs * 1e6 / (runs.markMicros() - runs.firstMicros());
    }
}
