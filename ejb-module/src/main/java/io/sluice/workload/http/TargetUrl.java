package io.sluice.workload.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What a URL must be to be called (RFC 3986, RFC 9110 section 4.2). */
final class TargetUrl {

    private static final int MAX_LENGTH = 8192;

    private TargetUrl() {}

    /**
     * @return the URL with a lower-case scheme and host, a path, and no fragment
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static URI parse(String text) {
        require(text.length() <= MAX_LENGTH, "must be at most " + MAX_LENGTH + " characters");
        try {
            return checked(new URI(text));
        } catch (URISyntaxException notAUrl) {
            throw new IllegalArgumentException("must be a URL: " + notAUrl.getReason(), notAUrl);
        }
    }

    /** The URL a {@code Location} header refers to, seen from the URL that answered with it. */
    static URI resolve(URI base, String location) {
        try {
            return parse(base.resolve(new URI(location)).toString());
        } catch (URISyntaxException notAUrl) {
            throw new IllegalArgumentException("must be a URL: " + notAUrl.getReason(), notAUrl);
        }
    }

    /** Scheme, host and port (RFC 6454): what credentials are meant for. */
    static String origin(URI url) {
        return url.getScheme() + "://" + url.getHost() + ":" + port(url);
    }

    static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equals("https") ? 443 : 80;
    }

    private static URI checked(URI url) throws URISyntaxException {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "must begin with http:// or https://");
        require(url.getRawUserInfo() == null, "must carry no user name or password; use a header");
        require(url.getHost() != null, "must name a host, in ASCII (punycode) if it is international");
        require(url.getPort() != 0 && url.getPort() <= 65535, "must have a port from 1 to 65535");
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String authority = url.getRawAuthority().toLowerCase(Locale.ROOT);
        return new URI(scheme + "://" + authority + path + query);
    }

    private static void require(boolean condition, String detail) {
        if (!condition) {
            throw new IllegalArgumentException(detail);
        }
    }
}
