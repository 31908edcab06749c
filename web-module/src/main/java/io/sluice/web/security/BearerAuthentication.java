package io.sluice.web.security;

import io.sluice.security.ApiKeys;
import io.sluice.security.Caller;
import io.sluice.web.UnreadBody;
import io.sluice.web.error.ErrorServlet;
import io.sluice.web.error.ProblemAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows callers by {@code Authorization: Bearer <api key>} (RFC 6750). Whatever the path, a request without a valid key
 * gets nothing; only health is open to everybody, because whoever restarts servers holds no key.
 */
@ApplicationScoped
public class BearerAuthentication implements HttpAuthenticationMechanism {

    private static final Set<String> OPEN = Set.of("/health", "/health/live", "/health/ready", "/health/started");
    private static final Pattern BEARER =
            Pattern.compile("bearer +([A-Za-z0-9._~+/=-]{1,255})", Pattern.CASE_INSENSITIVE);

    private ApiKeys keys;

    protected BearerAuthentication() {}

    @Inject
    public BearerAuthentication(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        // The raw path: what is encoded or carries path parameters is not exactly one of these and needs a key.
        if (OPEN.contains(request.getRequestURI())) {
            return context.doNothing();
        }
        String header = request.getHeader("Authorization");
        Optional<Caller> caller = bearer(header).flatMap(keys::authenticate);
        if (caller.isPresent()) {
            return context.notifyContainerAboutLogin(
                    caller.get().name(), caller.get().role().granted());
        }
        return refuse(request, response, header != null);
    }

    private static Optional<String> bearer(String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = BEARER.matcher(header.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static AuthenticationStatus refuse(
            HttpServletRequest request, HttpServletResponse response, boolean keyWasSent)
            throws AuthenticationException {
        String challenge = "Bearer realm=\"sluice\"";
        response.setHeader("WWW-Authenticate", keyWasSent ? challenge + ", error=\"invalid_token\"" : challenge);
        if ("HEAD".equals(request.getMethod())) {
            // Over HTTP/2 the server would send a body all the same.
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return AuthenticationStatus.SEND_FAILURE;
        }
        try {
            UnreadBody.passOver(request.getMethod(), request.getInputStream());
            ErrorServlet.write(response, ProblemAnswer.of(401), request.getRequestURI());
        } catch (IOException e) {
            throw new AuthenticationException("The refusal could not be written", e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }
}
