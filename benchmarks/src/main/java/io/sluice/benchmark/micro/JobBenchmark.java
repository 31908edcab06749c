package io.sluice.benchmark.micro;

import io.sluice.job.JobEvent;
import io.sluice.job.JobState;
import io.sluice.job.JobTransitions;
import io.sluice.job.RetryPolicy;
import io.sluice.shared.IdGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Decisions about a job. */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JobBenchmark {

    private final RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), 2, Duration.ofMinutes(5));
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final IdGenerator ids = new IdGenerator(Clock.systemUTC(), random);
    private JobState state = JobState.QUEUED;
    private JobEvent event = JobEvent.CLAIM;
    private int failedAttempts = 3;

    @Benchmark
    public JobState transition() {
        return JobTransitions.require(state, event);
    }

    @Benchmark
    public Duration retryDelay() {
        return policy.delay(failedAttempts, random);
    }

    @Benchmark
    public UUID identifier() {
        return ids.next();
    }
}
