package io.sluice.web.api;

import io.sluice.config.HttpSettings;
import io.sluice.job.JobSpec;
import io.sluice.security.Role;
import io.sluice.shared.JsonLimits;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Submitting many jobs in one request. */
@ApplicationScoped
@Path("/jobs/bulk")
@Tag(name = "Jobs")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class BulkJobsResource {

    static final String NDJSON = "application/x-ndjson";

    @Resource
    private ManagedExecutorService executor;

    private JobSubmission submission;
    private HttpSettings settings;

    protected BulkJobsResource() {}

    @Inject
    public BulkJobsResource(JobSubmission submission, HttpSettings settings) {
        this.submission = submission;
        this.settings = settings;
    }

    @POST
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @RolesAllowed(Role.SUBMITTER_NAME)
    @Operation(
            operationId = "submitJobs",
            summary = "Submit many jobs",
            description = "One job request a line, at most 10,000 lines; each may have a field idempotencyKey. One"
                    + " answer a line in the same order: a job, or a problem with the number of the line. A bad line"
                    + " does not stop the others. Past the limit the last answer is a problem with status 413 and"
                    + " nothing further was read. Needs role submitter.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = Schemas.JobRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "Each line says what became of its job.",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = Schemas.BulkAnswer.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    public CompletionStage<Response> submit(
            InputStream body,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @Context SecurityContext caller,
            @Parameter(hidden = true) @Context UriInfo uri) {
        JsonBody.requireUtf8(headers.getMediaType());
        String trace = TraceParent.read(headers.getHeaderString(TraceParent.HEADER));
        JobSpec.Origin origin = new JobSpec.Origin(caller.getUserPrincipal().getName(), null, trace);
        JsonLimits limits = new JsonLimits(settings.bodyBytes(), settings.jsonDepth());
        BulkReader reader = new BulkReader(
                submission::submit, origin, limits, uri.getRequestUri().getRawPath());
        BulkRun run = new BulkRun(
                new BulkLines(body, limits.bytes()),
                reader,
                new BulkRun.Limits(settings.bulkLines(), settings.bulkInFlight()),
                executor);
        return run.start()
                .thenApply(answers -> Response.ok(answers).type(NDJSON).build());
    }
}
