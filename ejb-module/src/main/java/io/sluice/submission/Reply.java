package io.sluice.submission;

import io.sluice.shared.Problem;

/** What became of one submission inside its transaction. */
sealed interface Reply {

    /** The job, new or known; or the refusal, thrown. */
    Submitted submitted();

    record Accepted(Submitted submitted) implements Reply {}

    record Refused(Problem problem) implements Reply {
        @Override
        public Submitted submitted() {
            throw problem.asException();
        }
    }
}
