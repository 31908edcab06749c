package io.sluice.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The root of the REST resources, and what all of them have in common in the OpenAPI document. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Sluice",
                        version = "1",
                        description = "Durable asynchronous work. Times are RFC 3339 in UTC, durations ISO 8601, errors"
                                + " problem details (RFC 9457)."),
        security = @SecurityRequirement(name = "bearer"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "bearer",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description = "An API key."),
                        responses = {
                            @APIResponse(
                                    name = "Malformed",
                                    description = "The request cannot be read: JSON, header or body is malformed.",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema = @Schema(implementation = Schemas.Problem.class))),
                            @APIResponse(
                                    name = "Unauthorized",
                                    description = "There is no valid API key in the header Authorization.",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema = @Schema(implementation = Schemas.Problem.class))),
                            @APIResponse(
                                    name = "Forbidden",
                                    description = "The API key does not have the role this needs.",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema = @Schema(implementation = Schemas.Problem.class))),
                            @APIResponse(
                                    name = "NotFound",
                                    description = "There is no such resource.",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema = @Schema(implementation = Schemas.Problem.class))),
                            @APIResponse(
                                    name = "Conflict",
                                    description = "The resource is not in a state that allows this.",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema = @Schema(implementation = Schemas.Problem.class))),
                            @APIResponse(
                                    name = "TooLarge",
                                    description = "Body or payload is past its limit.",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema = @Schema(implementation = Schemas.Problem.class))),
                            @APIResponse(
                                    name = "UnsupportedMediaType",
                                    description = "The body has another media type or charset than expected.",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema = @Schema(implementation = Schemas.Problem.class))),
                            @APIResponse(
                                    name = "Invalid",
                                    description = "Fields or parameters are not acceptable; errors names each of them.",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema = @Schema(implementation = Schemas.Problem.class))),
                            @APIResponse(
                                    name = "Unavailable",
                                    description = "The server cannot do it now; try again.",
                                    content =
                                            @Content(
                                                    mediaType = "application/problem+json",
                                                    schema = @Schema(implementation = Schemas.Problem.class)))
                        }))
public class RestApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                // The resources are documented by OpenAPI; WADL would answer OPTIONS with XML.
                "jersey.config.server.wadl.disableWadl",
                true,
                // Behind a proxy only the path of a Location is known for certain.
                "jersey.config.server.headers.location.relative.resolution.disabled",
                true);
    }
}
