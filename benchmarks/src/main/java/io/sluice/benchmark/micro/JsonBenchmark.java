package io.sluice.benchmark.micro;

import io.sluice.shared.JsonLimits;
import io.sluice.shared.StrictJson;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a job request, strictly; and by the provider alone, for comparison. */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonBenchmark {

    private static final JsonLimits LIMITS = new JsonLimits(512 * 1024, 64);
    private final JsonProvider provider = JsonProvider.provider();

    @Param({"64", "4096"})
    private int payloadBytes;

    private byte[] request;

    @Setup
    public void makeRequest() {
        String text = "x".repeat(payloadBytes);
        request = ("{\"type\":\"mail.send\",\"payload\":{\"to\":\"a@example.com\",\"text\":\"" + text
                        + "\",\"n\":12},\"priority\":4,\"queue\":\"mail\",\"tags\":{\"customer\":\"17\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public JsonObject strict() {
        return StrictJson.parseObject(request, LIMITS);
    }

    @Benchmark
    public JsonObject providerAlone() {
        try (var reader = provider.createReader(new ByteArrayInputStream(request))) {
            return reader.readObject();
        }
    }
}
