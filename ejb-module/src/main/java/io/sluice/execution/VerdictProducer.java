package io.sluice.execution;

import io.sluice.config.ExecutionSettings;
import io.sluice.config.SubmissionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;

/** Gives the verdict its settings and its dice. */
@ApplicationScoped
public class VerdictProducer {

    @Produces
    Verdict verdict(SubmissionSettings submission, ExecutionSettings execution) {
        return new Verdict(submission, execution, new SecureRandom());
    }
}
