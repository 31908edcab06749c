package io.sluice.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The jobs of the demo: each shows one thing that goes wrong, or takes its time, elsewhere. */
final class Scenario {
    static final String TAG = "demo:tour";
    static final int MAILS = 12;
    static final int CHARGES = 4;
    static final int DELAY_SECONDS = 6;
    static final int POISON_ATTEMPTS = 3;

    private final Api api;
    private final String endpoint;
    private final List<Step> steps = new ArrayList<>();

    Scenario(Api api, String endpoint) {
        this.api = api;
        this.endpoint = endpoint;
    }

    Submitted submit() throws IOException, InterruptedException {
        List<JsonObject> mails = IntStream.rangeClosed(1, MAILS)
                .mapToObj(number -> tagged("mail.send", mail(number)).build())
                .toList();
        steps.add(new Step("welcome mails", "mail.send", api.submit(mails)));
        for (int number = 1; number <= CHARGES; number++) {
            add("charge card " + number, "http.request", charge(number));
        }
        String slow = add("render a video", "sluice.simulate", tagged("sluice.simulate", simulate("PT5S", 0)));
        String cancelled = add("render, then stop", "sluice.simulate", tagged("sluice.simulate", simulate("PT1M", 0)));
        String poison = add("poison", "sluice.simulate", poison());
        String delayed =
                add("due in " + DELAY_SECONDS + " s", "sluice.echo", echo().add("delay", "PT" + DELAY_SECONDS + "S"));
        JsonObject receipt = tagged("http.request", post("/receipts/1")).build();
        String first = api.submit(receipt, "receipt-1");
        String second = api.submit(receipt, "receipt-1");
        steps.add(new Step("submitted twice", "http.request", List.of(first)));
        return new Submitted(List.copyOf(steps), slow, cancelled, poison, delayed, first, second);
    }

    static String chargePath(int number) {
        return "/charges/" + number;
    }

    private String add(String label, String type, JsonObjectBuilder job) throws IOException, InterruptedException {
        String id = api.submit(job.build());
        steps.add(new Step(label, type, List.of(id)));
        return id;
    }

    private JsonObjectBuilder charge(int number) {
        return tagged("http.request", post(chargePath(number))).add("retry", retry(5, "PT1S"));
    }

    private static JsonObjectBuilder poison() {
        return tagged("sluice.simulate", simulate("PT0.3S", 1000)).add("retry", retry(POISON_ATTEMPTS, "PT1.5S"));
    }

    private static JsonObjectBuilder echo() {
        return tagged("sluice.echo", Json.createObjectBuilder().add("hello", "world"));
    }

    private static JsonObjectBuilder tagged(String type, JsonObjectBuilder payload) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("payload", payload)
                .add("tags", Json.createObjectBuilder().add("demo", "tour"));
    }

    private static JsonObjectBuilder mail(int number) {
        return Json.createObjectBuilder()
                .add("to", "customer" + number + "@example.com")
                .add("subject", "Welcome, customer " + number)
                .add("text", "Good to have you.");
    }

    private JsonObjectBuilder post(String path) {
        return Json.createObjectBuilder().add("method", "POST").add("url", endpoint + path);
    }

    private static JsonObjectBuilder simulate(String sleep, int failTimes) {
        return Json.createObjectBuilder()
                .add("sleep", sleep)
                .add("failTimes", failTimes)
                .add("error", "ParseError");
    }

    private static JsonObjectBuilder retry(int attempts, String delay) {
        return Json.createObjectBuilder()
                .add("maxAttempts", attempts)
                .add("initialDelay", delay)
                .add("multiplier", 1)
                .add("maxDelay", delay);
    }
}
