package io.sluice.shared;

/** Carries a {@link Problem} to the edge of the system, where it becomes the answer. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        // No stack trace: a bad request is an answer, not a fault, and may arrive thousands of times a second.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
