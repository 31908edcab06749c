package io.sluice.shared;

import java.util.List;

/**
 * A problem detail (RFC 9457) as a value.
 *
 * @param type a URI reference naming the kind of problem, for example {@code /problems/invalid-request}
 * @param title the same short sentence for every problem of this type
 * @param status the HTTP status code, 400 to 599
 * @param detail what happened this time and what to do about it
 * @param errors the fields at fault; empty when the problem is not about fields
 */
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(String name, String title, int status, String detail) {
        return new Problem("/problems/" + name, title, status, detail, List.of());
    }

    /** A request whose syntax cannot be understood: 400. */
    public static Problem malformed(String pointer, String detail) {
        return new Problem(
                "/problems/malformed-request",
                "The request cannot be read",
                400,
                detail,
                List.of(new FieldError(pointer, detail)));
    }

    /** A request that was understood but whose fields are not acceptable: 422. */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? errors.get(0).pointer() + ": " + errors.get(0).detail()
                : errors.size() + " fields are not acceptable; see errors.";
        return new Problem("/problems/invalid-request", "The request is not valid", 422, detail, errors);
    }

    /** Something larger than its stated limit: 413. */
    public static Problem tooLarge(String pointer, String detail) {
        return new Problem(
                "/problems/too-large",
                "The request is too large",
                413,
                detail,
                List.of(new FieldError(pointer, detail)));
    }

    public static Problem notFound(String detail) {
        return of("not-found", "There is no such resource", 404, detail);
    }

    public static Problem conflict(String detail) {
        return of("conflict", "The resource is not in a state that allows this", 409, detail);
    }

    /** No fault of the request, and nothing was done: 503, worth repeating after a while. */
    public static Problem overloaded(String detail) {
        return of("overloaded", "The server has too much to do", 503, detail);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }
}
