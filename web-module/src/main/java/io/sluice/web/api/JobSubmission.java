package io.sluice.web.api;

import io.sluice.config.HttpSettings;
import io.sluice.job.JobSpec;
import io.sluice.job.JobTypes;
import io.sluice.submission.JobRequestLimits;
import io.sluice.submission.JobRequestReader;
import io.sluice.submission.Submissions;
import io.sluice.submission.Submitted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** Checks the JSON of a job request and submits it. */
@ApplicationScoped
public class JobSubmission {

    private JobRequestReader reader;
    private Submissions submissions;

    protected JobSubmission() {}

    @Inject
    public JobSubmission(JobTypes types, Submissions submissions, Clock clock, HttpSettings settings) {
        this.reader = new JobRequestReader(types::find, clock, new JobRequestLimits(settings.payloadBytes()));
        this.submissions = submissions;
    }

    /**
     * @throws io.sluice.shared.ProblemException 413 or 422 when the request is not acceptable
     */
    public CompletionStage<Submitted> submit(JsonObject request, JobSpec.Origin origin) {
        return submissions.submit(reader.read(request), origin);
    }
}
