package io.sluice.web.security;

import io.sluice.shared.Problem;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Lets only callers with the role of {@link RolesAllowed} reach a resource method; a method without it is a mistake. */
@Provider
public class RolesFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Class<?> type = resource.getResourceClass();
        RolesAllowed onMethod = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        RolesAllowed allowed = onMethod != null ? onMethod : type.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            context.register(new RoleFilter(List.of(allowed.value())));
        } else if (type.isAnnotationPresent(Path.class)) {
            throw new IllegalStateException("@RolesAllowed is missing on " + resource.getResourceMethod());
        }
    }

    @Priority(Priorities.AUTHORIZATION)
    private record RoleFilter(List<String> roles) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (roles.stream().noneMatch(request.getSecurityContext()::isUserInRole)) {
                throw Problem.of(
                                "forbidden",
                                "The API key does not allow this",
                                403,
                                "This needs a key with role " + String.join(" or ", roles)
                                        + " or one that includes it.")
                        .asException();
            }
        }
    }
}
