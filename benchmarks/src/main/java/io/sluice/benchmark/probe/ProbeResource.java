package io.sluice.benchmark.probe;

import io.sluice.security.Role;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;

/** The probe inside Sluice, reached through the same authentication and the same filters as its own resources. */
@ApplicationScoped
@Path("/benchmark")
@RolesAllowed(Role.SUBMITTER_NAME)
public class ProbeResource {

    private static final String ANSWER =
            "{\"id\":\"00000000-0000-7000-8000-000000000000\",\"state\":\"QUEUED\",\"links\":{}}";

    @Resource
    private ManagedThreadFactory threads;

    private SluiceEngine engine;

    protected ProbeResource() {}

    @Inject
    public ProbeResource(SluiceEngine engine) {
        this.engine = engine;
    }

    /** What any plain resource costs here: a body read, a small answer written. */
    @POST
    @Path("/noop")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response noop(byte[] body) {
        return Response.accepted(ANSWER).build();
    }

    @POST
    @Path("/{operation}")
    @Produces(MediaType.TEXT_PLAIN)
    public String run(@PathParam("operation") String operation, @Context UriInfo uri) throws Exception {
        Map<String, Integer> arguments = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> arguments.put(name, Integer.valueOf(values.get(0))));
        return new Probe(engine, threads).run(operation, arguments);
    }
}
