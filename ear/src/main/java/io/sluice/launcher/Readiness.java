package io.sluice.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the application from outside, as a load balancer would: deployed is not yet ready. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(150);

    private Readiness() {}

    /** Returns the last answer, or nothing once it was a yes. */
    static String awaitReady(String url) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String answer;
        do {
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    return "";
                }
                answer = response.statusCode() + " " + response.body();
            } catch (IOException e) {
                answer = String.valueOf(e.getMessage());
            }
            Thread.sleep(PAUSE.toMillis());
        } while (System.nanoTime() < deadline);
        return answer;
    }
}
