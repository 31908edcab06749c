package io.sluice.benchmark.peer;

import io.sluice.benchmark.probe.Runs;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** JobRunr's no-op job. */
public record NumberedRequest(long number) implements JobRequest {

    @Override
    public Class<Handler> getJobRequestHandler() {
        return Handler.class;
    }

    /** Does nothing but say when. */
    public static final class Handler implements JobRequestHandler<NumberedRequest> {

        @Override
        public void run(NumberedRequest request) {
            Runs.started(request.number());
        }
    }
}
