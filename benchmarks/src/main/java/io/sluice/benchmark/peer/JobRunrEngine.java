package io.sluice.benchmark.peer;

import static org.jobrunr.server.BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration;

import io.sluice.benchmark.probe.Engine;
import io.sluice.benchmark.probe.Runs;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration.JobRunrConfigurationResult;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;

/** JobRunr. Job requests spare it the analysis of lambdas; a stream is saved in batches. */
final class JobRunrEngine implements Engine {

    static final int WORKERS = Integer.getInteger("benchmark.workers", 32);
    private static final int SHORTEST_POLL_SECONDS = 5;

    private final JobRequestScheduler scheduler;
    private final BackgroundJobServer server;

    private JobRunrEngine(JobRunrConfigurationResult jobRunr) {
        this.scheduler = jobRunr.getJobRequestScheduler();
        this.server = jobRunr.getBackgroundJobServer();
    }

    static JobRunrEngine start(DataSource dataSource) {
        return new JobRunrEngine(JobRunr.configure()
                .useJsonMapper(new JacksonJsonMapper())
                .useStorageProvider(new PostgresStorageProvider(dataSource))
                .useBackgroundJobServer(usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(WORKERS)
                        .andPollIntervalInSeconds(SHORTEST_POLL_SECONDS))
                .initialize());
    }

    @Override
    public void submit(long number) {
        scheduler.enqueue(new NumberedRequest(number));
    }

    @Override
    public void submitAll(int count) {
        scheduler.enqueue(IntStream.range(0, count).mapToObj(i -> new NumberedRequest(Runs.UNNUMBERED)));
    }

    @Override
    public void pause() {
        server.pauseProcessing();
    }

    @Override
    public void resume() {
        server.resumeProcessing();
    }
}
