package io.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is secret appears neither in logs nor on the terminal, whatever happens around it. */
@ServerTest
class SecretsIT {

    private final TestBed bed;
    private final Client client;

    SecretsIT(TestBed bed, Client client) {
        this.bed = bed;
        this.client = client;
    }

    @Test
    void noKeyAndNoPayloadIsInAnyLog() throws IOException {
        String name = "it-" + UUID.randomUUID();
        String key = Client.json(client.post("/api/v1/api-keys", "{\"name\":\"" + name + "\",\"role\":\"submitter\"}"))
                .getString("key");
        String wrong = "sluice_wrong-" + UUID.randomUUID();
        String payload = "secret-" + UUID.randomUUID();
        Client holder = new Client(bed.server().url(), key);

        holder.awaitEnd(holder.submit("{\"type\":\"sluice.echo\",\"payload\":\"" + payload + "\"}"));
        holder.awaitEnd(holder.submit("{\"type\":\"mail.send\",\"payload\":{\"" + payload + "\":1}}"));
        holder.awaitEnd(holder.submit("{\"type\":\"http.request\",\"payload\":{\"url\":\"http://127.0.0.1:1/?q="
                + payload + "\",\"headers\":{\"Authorization\":\"" + payload + "\"}},\"retry\":{\"maxAttempts\":1}}"));
        holder.post("/api/v1/jobs", "{\"type\":\"" + payload);
        holder.get("/api/v1/jobs?nope=" + payload);
        new Client(bed.server().url(), wrong).get("/api/v1/jobs");

        List<Path> logs = logs();
        assertThat(logs).isNotEmpty();
        assertThat(logs.stream().filter(log -> text(log).contains(name)).toList())
                .as("that the key was made is logged in one of %s", logs)
                .isNotEmpty();
        for (Path log : logs) {
            for (String secret : List.of(TestBed.ADMIN_KEY, key, wrong, payload)) {
                assertThat(text(log).contains(secret))
                        .as("%s in %s", secret, log)
                        .isFalse();
            }
        }
    }

    // Of the server under test, which started last.
    private static List<Path> logs() throws IOException {
        String bed = "it-" + System.getProperty("sluice.it.target", "micro") + "-"
                + System.getProperty("sluice.it.database", "h2") + "-";
        Path work;
        try (Stream<Path> runs = Files.list(Path.of("target"))) {
            work = runs.filter(run -> run.getFileName().toString().startsWith(bed))
                    .max(Comparator.comparing(SecretsIT::modified))
                    .orElseThrow();
        }
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(".*\\.(log|txt)([._].*)?"))
                    .filter(file -> !file.toString().contains("/docroot/"))
                    .toList();
        }
    }

    private static long modified(Path path) {
        try {
            return Files.getLastModifiedTime(path).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
