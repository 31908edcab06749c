package io.sluice.web.api;

import io.sluice.config.HttpSettings;
import io.sluice.job.Job;
import io.sluice.job.JobSpec;
import io.sluice.job.Jobs;
import io.sluice.security.Role;
import io.sluice.shared.JsonLimits;
import io.sluice.shared.Page;
import io.sluice.shared.Problem;
import io.sluice.submission.Submitted;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Submitting, watching and steering single jobs. */
@ApplicationScoped
@Path("/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class JobsResource {

    private Jobs jobs;
    private JobSubmission submission;
    private JobAnswers answers;
    private HttpSettings settings;

    protected JobsResource() {}

    @Inject
    public JobsResource(Jobs jobs, JobSubmission submission, JobAnswers answers, HttpSettings settings) {
        this.jobs = jobs;
        this.submission = submission;
        this.answers = answers;
        this.settings = settings;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.SUBMITTER_NAME)
    @Operation(
            operationId = "submitJob",
            summary = "Submit a job",
            description = "The answer 202 means the job is stored. With Prefer: wait=N (RFC 7240) the answer is the"
                    + " whole job if it ends within N seconds. Needs role submitter.")
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            description = "1 to 255 visible characters in double quotes; a repeat answers with the same job and the"
                    + " header Idempotency-Replayed, another request under the same key with 422.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = Prefer.HEADER,
            in = ParameterIn.HEADER,
            description = "wait=N, 0 to 60 seconds.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = TraceParent.HEADER,
            in = ParameterIn.HEADER,
            description = "W3C trace context; an invalid one is ignored.",
            schema = @Schema(type = SchemaType.STRING))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.JobRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "The job is stored.",
            headers = {
                @Header(
                        name = "Location",
                        description = "The path of the job.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Retry-After",
                        description = "Seconds after which a look is worth it.",
                        schema = @Schema(type = SchemaType.INTEGER)),
                @Header(
                        name = "Idempotency-Replayed",
                        description = "true when this is the job of an earlier request.",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = Prefer.APPLIED_HEADER,
                        description = "The wait that was granted.",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.Accepted.class)))
    @APIResponse(
            responseCode = "200",
            description = "The job ended within the wait.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.Job.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public CompletionStage<Response> submit(
            InputStream body,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @Context SecurityContext caller) {
        JobSpec.Origin origin = new JobSpec.Origin(
                caller.getUserPrincipal().getName(),
                IdempotencyKey.read(headers.getRequestHeader(IdempotencyKey.HEADER)),
                TraceParent.read(headers.getHeaderString(TraceParent.HEADER)));
        JsonLimits limits = new JsonLimits(settings.bodyBytes(), settings.jsonDepth());
        Optional<Duration> wait = wait(headers);
        return submission
                .submit(JsonBody.object(body, headers.getMediaType(), limits), origin)
                .thenCompose(submitted -> answer(submitted, wait));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER_NAME)
    @Operation(
            operationId = "getJob",
            summary = "Look at a job",
            description = "With Prefer: wait=N the answer comes when the job ends, after N seconds at the latest. Needs"
                    + " role viewer.")
    @Parameter(
            name = Prefer.HEADER,
            in = ParameterIn.HEADER,
            description = "wait=N, 0 to 60 seconds.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The job.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.Job.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public CompletionStage<Response> get(
            @PathParam("id") String id, @Parameter(hidden = true) @Context HttpHeaders headers) {
        UUID job = JobIds.require(id);
        Optional<Duration> wait = wait(headers);
        if (wait.isEmpty()) {
            return CompletableFuture.completedFuture(
                    jobs.find(job).map(JobAnswers::found).orElseThrow(() -> notFound(job)));
        }
        return answers.onceEnded(job, wait.get());
    }

    @GET
    @RolesAllowed(Role.VIEWER_NAME)
    @Operation(
            operationId = "listJobs",
            summary = "List jobs, newest first",
            description = "The header Link (rel=\"next\") and the field next lead to the next page. Needs role viewer.")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "One or more states, repeated or separated by commas.",
            schema = @Schema(implementation = Schemas.State.class))
    @Parameter(name = "type", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "queue", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "tag",
            in = ParameterIn.QUERY,
            description = "name:value",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Created at or after.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Created before.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "The cursor next of the page before.",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.JobPage.class)))
    @APIResponse(responseCode = "422", ref = "Invalid")
    public Response list(@Parameter(hidden = true) @Context UriInfo uri) {
        JobQuery query = JobQuery.read(uri.getQueryParameters());
        Page<Job> page = jobs.list(query.filter(), query.limit(), query.after());
        return JobAnswers.page(page, uri);
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Role.SUBMITTER_NAME)
    @Operation(
            operationId = "cancelJob",
            summary = "Cancel a job",
            description = "A waiting job is CANCELLED at once; a running one is asked to stop and comes back RUNNING."
                    + " Needs role submitter.")
    @APIResponse(
            responseCode = "200",
            description = "The job.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.Job.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response cancel(@PathParam("id") String id) {
        return JobAnswers.found(jobs.cancel(JobIds.require(id)));
    }

    @POST
    @Path("/{id}/retry")
    @RolesAllowed(Role.OPERATOR_NAME)
    @Operation(operationId = "retryJob", summary = "Queue a DEAD job again", description = "Needs role operator.")
    @APIResponse(
            responseCode = "200",
            description = "The job.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.Job.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response retry(@PathParam("id") String id) {
        return JobAnswers.found(jobs.retry(JobIds.require(id)));
    }

    private CompletionStage<Response> answer(Submitted submitted, Optional<Duration> wait) {
        return wait.isEmpty()
                ? CompletableFuture.completedFuture(answers.accepted(submitted))
                : answers.acceptedOrEnded(submitted, wait.get());
    }

    private Optional<Duration> wait(HttpHeaders headers) {
        return Prefer.wait(headers.getRequestHeader(Prefer.HEADER), settings.longestWait());
    }

    private static RuntimeException notFound(UUID id) {
        return Problem.notFound("There is no job " + id + ".").asException();
    }
}
