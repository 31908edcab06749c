package io.sluice.web.error;

import io.sluice.shared.Problem;
import io.sluice.shared.ProblemException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Answers for everything a resource, or the REST runtime before it, throws. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    /** Headers of the runtime's own answer that carry meaning beyond the status. */
    private static final List<String> KEPT = List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER);

    private final UriInfo uri;

    public FailureMapper(@Context UriInfo uri) {
        this.uri = uri;
    }

    @Override
    public Response toResponse(Throwable failure) {
        String instance = uri.getRequestUri().getRawPath();
        Throwable cause = unwrap(failure);
        if (cause instanceof ProblemException problem) {
            return ProblemAnswer.response(problem.problem(), instance);
        }
        if (cause instanceof WebApplicationException refusal
                && refusal.getResponse().getStatus() < 500) {
            return refusal(refusal, instance);
        }
        return ProblemAnswer.response(UnexpectedFailure.report(cause, instance), instance);
    }

    // Runtime messages may name classes and echo input, so only their status is passed on.
    private static Response refusal(WebApplicationException refusal, String instance) {
        Response answer = refusal.getResponse();
        if (answer.getStatus() < 400) {
            return answer;
        }
        Problem problem = refusal instanceof NotFoundException
                ? Problem.notFound("Nothing answers at this path.")
                : ProblemAnswer.of(answer.getStatus());
        Response.ResponseBuilder response = Response.fromResponse(ProblemAnswer.response(problem, instance));
        KEPT.stream()
                .filter(name -> answer.getHeaderString(name) != null)
                .forEach(name -> response.header(name, answer.getHeaderString(name)));
        return response.build();
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
