package io.sluice.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * What is left unread of a request that is refused. On an HTTP/2 connection it counts against all other requests and can
 * bring them to a stop, so it is read and thrown away, up to a limit.
 */
public final class UnreadBody {

    private static final int MOST_PASSED_OVER = 8 * 1024 * 1024;

    // Of other methods Payara refuses a body by itself.
    private static final Set<String> METHODS_WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private UnreadBody() {}

    /** As the other, if a request of this method has a body. */
    public static void passOver(String method, InputStream body) throws IOException {
        if (METHODS_WITH_BODY.contains(method)) {
            passOver(body);
        }
    }

    /** Reads on to the end of the body, or to 8 MiB. */
    public static void passOver(InputStream body) throws IOException {
        byte[] part = new byte[16 * 1024];
        int length = body.read(part);
        for (int passed = length; length >= 0 && passed < MOST_PASSED_OVER; passed += length) {
            length = body.read(part);
        }
    }
}
