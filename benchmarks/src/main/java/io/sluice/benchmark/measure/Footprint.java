package io.sluice.benchmark.measure;

import io.sluice.benchmark.contestant.Contestant;
import io.sluice.benchmark.contestant.Database;
import java.io.IOException;
import java.sql.SQLException;

/** The room jobs take in the database. */
final class Footprint {

    private static final String SIZE = "SELECT sum(pg_total_relation_size(relid)) FROM pg_stat_user_tables";

    private Footprint() {}

    static void measure(Contestant contestant, int jobs, Figures figures)
            throws IOException, InterruptedException, SQLException {
        Database database = contestant.database();
        // Without free room left by earlier jobs, which would hide what these take.
        database.execute("VACUUM FULL");
        long before = database.number(SIZE);
        contestant.probe().reset();
        contestant.prepare(jobs);
        long queued = database.number(SIZE);
        contestant.release();
        Settled.await(contestant, jobs);
        database.execute("VACUUM FULL");
        long finished = database.number(SIZE);
        figures.add(Metric.QUEUED_BYTES, (double) (queued - before) / jobs);
        figures.add(Metric.FINISHED_BYTES, (double) (finished - before) / jobs);
    }
}
