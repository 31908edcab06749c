package io.sluice.web.api;

import io.sluice.job.JobType;
import io.sluice.job.JobTypes;
import io.sluice.job.RetryPolicy;
import io.sluice.security.Role;
import io.sluice.shared.Problem;
import io.sluice.submission.JobRequestReader;
import io.sluice.web.JsonDocument;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The job types this server knows. */
@ApplicationScoped
@Path("/types")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
@Tag(name = "Types")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class TypesResource {

    private JobTypes types;

    protected TypesResource() {}

    @Inject
    public TypesResource(JobTypes types) {
        this.types = types;
    }

    @GET
    @Operation(operationId = "listTypes", summary = "List the job types", description = "By name. Needs role viewer.")
    @APIResponse(
            responseCode = "200",
            description = "All types; there is one page.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.JobTypePage.class)))
    @APIResponse(responseCode = "422", ref = "Invalid")
    public Response list(@Parameter(hidden = true) @Context UriInfo uri) {
        new QueryReader(uri.getQueryParameters()).finish();
        return Answer.ok(new JsonDocument()
                .put(
                        "items",
                        JsonDocument.array(
                                types.all().stream().map(TypesResource::json).toList()))
                .text("next", null)
                .build());
    }

    @GET
    @Path("/{type}")
    @Operation(operationId = "getType", summary = "Look at a job type", description = "Needs role viewer.")
    @APIResponse(
            responseCode = "200",
            description = "The type.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.JobType.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response get(@PathParam("type") String name) {
        JobType type = types.find(name).orElseThrow(() -> Problem.notFound("No job type of this name is declared.")
                .asException());
        return Answer.ok(json(type));
    }

    static JsonObject json(JobType type) {
        return new JsonDocument()
                .text("name", type.name())
                .put("versions", JsonDocument.numbers(new TreeSet<>(type.versions())))
                .text("runBy", type.runBy().name().toLowerCase(Locale.ROOT))
                .bool("transactional", type.transactional())
                .text("queue", JobRequestReader.DEFAULT_QUEUE)
                .put("retry", json(type.retry()))
                .text("timeout", type.timeout())
                .build();
    }

    private static JsonObject json(RetryPolicy retry) {
        return new JsonDocument()
                .number("maxAttempts", retry.maxAttempts())
                .text("initialDelay", retry.initialDelay())
                .number("multiplier", retry.multiplier())
                .text("maxDelay", retry.maxDelay())
                .build();
    }
}
