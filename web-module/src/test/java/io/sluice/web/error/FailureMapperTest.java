package io.sluice.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.shared.Problem;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailureMapperTest {

    private final FailureMapper mapper = new FailureMapper(uri());

    private static UriInfo uri() {
        return (UriInfo) Proxy.newProxyInstance(
                UriInfo.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> URI.create("http://127.0.0.1/api/v1/jobs/a%20b?secret=1"));
    }

    private static String body(Response response) {
        assertThat(response.getMediaType()).hasToString("application/problem+json");
        return (String) response.getEntity();
    }

    @Test
    void aProblemIsFoundUnderWhatTheRuntimeWrappedItIn() {
        Response response = mapper.toResponse(
                new CompletionException(Problem.conflict("It runs.").asException()));

        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(body(response)).contains("It runs.").contains("\"instance\":\"/api/v1/jobs/a%20b\"");
    }

    @Test
    void refusalsOfTheRuntimeKeepTheirStatusAndAllowButNotTheirMessage() {
        Response response =
                mapper.toResponse(new NotAllowedException("io.sluice.Secret", "GET", new String[] {"POST"}));

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeaderString("Allow")).contains("GET").contains("POST");
        assertThat(body(response)).doesNotContain("io.sluice");
        assertThat(body(mapper.toResponse(new NotFoundException("HTTP 404 Not Found"))))
                .contains("Nothing answers at this path.");
    }

    @Test
    void aRedirectStaysOne() {
        Response response = mapper.toResponse(new RedirectionException(303, URI.create("/elsewhere")));

        assertThat(response.getStatus()).isEqualTo(303);
    }

    @Test
    void anythingElseIsAFaultWithoutDetails() {
        Response response = mapper.toResponse(new CompletionException(new IllegalStateException("table job missing")));

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(body(response)).doesNotContain("table job").doesNotContain("at io.");
    }
}
