package io.sluice.workload.http;

import java.io.IOException;

/** An answer's body exceeds the limit. */
final class ResponseTooLargeException extends IOException {

    ResponseTooLargeException(int maxBytes) {
        super("The answer has more than " + maxBytes + " bytes (sluice.http-request.max-response-bytes)");
    }
}
