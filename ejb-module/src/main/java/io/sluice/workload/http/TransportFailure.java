package io.sluice.workload.http;

import io.sluice.spi.Outcome;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;

/** Turns the reason there is no answer into an outcome. */
final class TransportFailure {

    static final String TIMEOUT = "HttpTimeout";

    private TransportFailure() {}

    static Outcome outcome(HttpCall call, Throwable cause) {
        if (cause instanceof AddressRefusedException) {
            return Outcome.fail("AddressRefused", cause.getMessage());
        }
        if (cause instanceof ResponseTooLargeException) {
            return Outcome.fail("ResponseTooLarge", cause.getMessage());
        }
        return Outcome.retry(retryType(cause), call.method() + " " + call.shownUrl() + ": " + reason(cause));
    }

    static Outcome timeout(HttpCall call) {
        return Outcome.retry(
                TIMEOUT, call.method() + " " + call.shownUrl() + " gave no whole answer within " + call.timeout());
    }

    private static String retryType(Throwable cause) {
        // A refused connection arrives as a ConnectException, one that timed out as a ConnectTimeoutException.
        if (cause instanceof SocketTimeoutException || cause instanceof ConnectionRequestTimeoutException) {
            return TIMEOUT;
        }
        if (cause instanceof SSLException) {
            return "HttpTls";
        }
        return cause instanceof HttpException ? "HttpProtocol" : "HttpConnection";
    }

    private static String reason(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "the host name cannot be resolved";
        }
        if (cause instanceof ConnectException) {
            return "the connection was refused";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
