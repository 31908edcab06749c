package io.sluice.workload.http;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a redirect is followed (RFC 9110 section 15.4). Addresses are judged when the next hop connects. */
final class RedirectPolicy {

    private static final Set<Integer> FOLLOWED = Set.of(301, 302, 303, 307, 308);

    private RedirectPolicy() {}

    /** Whether the answer asks for another request and the job does not want the answer itself. */
    static boolean isRedirect(HttpCall call, HttpAnswer answer) {
        return FOLLOWED.contains(answer.status())
                && !call.expect().accepts(answer.status())
                && answer.header("location").isPresent();
    }

    /**
     * @param hops how many redirects were followed already
     * @throws RefusedException with type {@code TooManyRedirects} or {@code RedirectRefused}
     */
    static HttpCall follow(HttpCall call, HttpAnswer answer, int hops, int maxRedirects) throws RefusedException {
        if (hops >= maxRedirects) {
            throw new RefusedException(
                    "TooManyRedirects",
                    call.shownUrl() + " is one redirect too many; " + maxRedirects + " are followed");
        }
        URI next = target(call, answer.header("location").orElse(""));
        boolean becomesGet = becomesGet(call.method(), answer.status());
        return new HttpCall(
                becomesGet ? "GET" : call.method(),
                next,
                headers(call, next, becomesGet),
                becomesGet ? Optional.empty() : call.body(),
                call.timeout(),
                call.expect());
    }

    private static URI target(HttpCall call, String location) throws RefusedException {
        URI next;
        try {
            next = TargetUrl.resolve(call.url(), location);
        } catch (IllegalArgumentException invalid) {
            throw new RefusedException(
                    "RedirectRefused", call.shownUrl() + " redirects to a URL that " + invalid.getMessage());
        }
        if (call.url().getScheme().equals("https") && next.getScheme().equals("http")) {
            throw new RefusedException("RedirectRefused", call.shownUrl() + " redirects from https to http");
        }
        return next;
    }

    private static boolean becomesGet(String method, int status) {
        boolean seeOther = status == 303 && !method.equals("HEAD");
        // Browsers made a GET of a redirected POST long before RFC 7231 allowed it.
        return seeOther || (method.equals("POST") && (status == 301 || status == 302));
    }

    private static Map<String, String> headers(HttpCall call, URI next, boolean becomesGet) {
        Map<String, String> headers = new HashMap<>(call.headers());
        if (!TargetUrl.origin(call.url()).equals(TargetUrl.origin(next))) {
            headers.keySet().removeIf(name -> !HeaderRules.fitForAnotherOrigin(name));
        }
        if (becomesGet) {
            headers.keySet().removeIf(name -> name.startsWith("content-"));
        }
        return headers;
    }
}
