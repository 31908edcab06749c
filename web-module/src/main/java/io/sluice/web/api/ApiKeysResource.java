package io.sluice.web.api;

import io.sluice.config.HttpSettings;
import io.sluice.security.ApiKeys;
import io.sluice.security.KeyInfo;
import io.sluice.security.NewKey;
import io.sluice.security.Role;
import io.sluice.shared.JsonFields;
import io.sluice.shared.JsonLimits;
import io.sluice.web.JsonDocument;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Making, listing and revoking API keys. */
@ApplicationScoped
@Path("/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN_NAME)
@Tag(name = "API keys")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class ApiKeysResource {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private ApiKeys keys;
    private HttpSettings settings;

    protected ApiKeysResource() {}

    @Inject
    public ApiKeysResource(ApiKeys keys, HttpSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createApiKey",
            summary = "Make an API key",
            description = "The answer shows the key; nothing shows it again. Needs role admin.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.ApiKeyRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The key.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.NewApiKey.class)))
    @APIResponse(responseCode = "400", ref = "Malformed")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    public Response create(
            InputStream body,
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(hidden = true) @Context SecurityContext caller) {
        JsonLimits limits = new JsonLimits(settings.bodyBytes(), settings.jsonDepth());
        JsonFields fields = JsonFields.of(JsonBody.object(body, headers.getMediaType(), limits));
        fields.require("name");
        fields.require("role");
        Optional<String> name = fields.text("name", NAME, "1 to 64 of a-z A-Z 0-9 . _ - are expected.");
        Optional<Role> role = role(fields);
        fields.finish();
        NewKey key = keys.create(
                name.orElseThrow(),
                role.orElseThrow(),
                caller.getUserPrincipal().getName());
        return Answer.json(201, describe(key.info()).text("key", key.secret()).build())
                .location(URI.create("/api/v1/api-keys/" + key.info().name()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Operation(
            operationId = "listApiKeys",
            summary = "List the API keys",
            description = "By name, revoked ones too, never the keys themselves. Needs role admin.")
    @APIResponse(
            responseCode = "200",
            description = "All keys; there is one page.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Schemas.ApiKeyPage.class)))
    @APIResponse(responseCode = "422", ref = "Invalid")
    public Response list(@Parameter(hidden = true) @Context UriInfo uri) {
        new QueryReader(uri.getQueryParameters()).finish();
        return Answer.ok(new JsonDocument()
                .put(
                        "items",
                        JsonDocument.array(keys.list().stream()
                                .map(info -> describe(info).build())
                                .toList()))
                .text("next", null)
                .build());
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description = "Other nodes accept it for some seconds more (sluice.security.key-cache). Needs role admin.")
    @APIResponse(responseCode = "204", description = "The key is revoked.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response revoke(@PathParam("name") String name, @Parameter(hidden = true) @Context SecurityContext caller) {
        keys.revoke(name, caller.getUserPrincipal().getName());
        return Response.noContent().build();
    }

    private static Optional<Role> role(JsonFields fields) {
        Pattern names = Pattern.compile("viewer|submitter|operator|admin|worker");
        return fields.text("role", names, "One of viewer, submitter, operator, admin, worker is expected.")
                .flatMap(Role::of);
    }

    static JsonDocument describe(KeyInfo info) {
        return new JsonDocument()
                .text("name", info.name())
                .text("role", info.role().text())
                .text("createdAt", info.createdAt())
                .text("revokedAt", info.revokedAt());
    }
}
