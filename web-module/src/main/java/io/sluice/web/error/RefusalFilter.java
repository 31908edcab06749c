package io.sluice.web.error;

import io.sluice.web.UnreadBody;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/** Reads what a refused request still carries, before the refusal is sent. */
@Provider
public class RefusalFilter implements ContainerResponseFilter {

    private static final System.Logger LOG = System.getLogger(RefusalFilter.class.getName());
    private static final int FIRST_REFUSAL = 400;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < FIRST_REFUSAL) {
            return;
        }
        try {
            UnreadBody.passOver(request.getMethod(), request.getEntityStream());
        } catch (IOException | IllegalStateException e) {
            // The caller has gone, or the body was read to its end and closed: nothing is left to pass over.
            LOG.log(System.Logger.Level.DEBUG, "Nothing to pass over", e);
        }
    }
}
