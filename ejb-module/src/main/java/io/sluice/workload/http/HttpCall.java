package io.sluice.workload.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One request to make, valid by construction of {@link HttpCallReader} and {@link RedirectPolicy}.
 *
 * @param method upper case
 * @param url absolute, http or https, without user-info and fragment
 * @param headers names in lower case
 * @param body sent as UTF-8
 * @param timeout for everything from name resolution to the last byte, redirects included
 * @param expect what counts as success
 */
record HttpCall(
        String method,
        URI url,
        Map<String, String> headers,
        Optional<String> body,
        Duration timeout,
        ExpectedStatus expect) {

    HttpCall {
        headers = Map.copyOf(headers);
    }

    /** The URL as it may be shown: its query often carries secrets. */
    String shownUrl() {
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }
}
