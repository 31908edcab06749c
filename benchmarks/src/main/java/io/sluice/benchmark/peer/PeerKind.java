package io.sluice.benchmark.peer;

import io.sluice.benchmark.probe.Engine;
import javax.sql.DataSource;

/** The peers, and the settings each of them was found to do best with. */
public enum PeerKind {
    JOBRUNR(
            "JobRunr",
            "8.7.0",
            "32 workers, poll interval 5 s (the shortest it takes), Jackson",
            "NOT EXISTS (SELECT 1 FROM jobrunr_jobs WHERE state IN ('ENQUEUED', 'PROCESSING'))") {
        @Override
        public int workers() {
            return JobRunrEngine.WORKERS;
        }

        @Override
        Engine start(DataSource dataSource) {
            return JobRunrEngine.start(dataSource);
        }
    },
    DB_SCHEDULER(
            "db-scheduler",
            "16.12.0",
            "32 threads, lock-and-fetch 4.0/20.0, immediate execution",
            "NOT EXISTS (SELECT 1 FROM scheduled_tasks)") {
        @Override
        public int workers() {
            return DbSchedulerEngine.THREADS;
        }

        @Override
        Engine start(DataSource dataSource) throws Exception {
            return DbSchedulerEngine.start(dataSource);
        }
    };

    private final String title;
    private final String version;
    private final String settings;
    private final String idleCondition;

    PeerKind(String title, String version, String settings, String idleCondition) {
        this.title = title;
        this.version = version;
        this.settings = settings;
        this.idleCondition = idleCondition;
    }

    public String title() {
        return title;
    }

    public String version() {
        return version;
    }

    public String settings() {
        return settings;
    }

    /** SQL that holds when no job is unfinished. */
    public String idleCondition() {
        return idleCondition;
    }

    public abstract int workers();

    abstract Engine start(DataSource dataSource) throws Exception;
}
