package io.sluice.benchmark.micro;

import io.sluice.shared.GroupCommit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What sharing a transaction costs beside the transaction, and what it saves: 32 callers, each waiting for its answer. */
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(32)
public class GroupCommitBenchmark {

    /** How long a transaction takes, whatever it carries. */
    @Param({"0", "1000"})
    private int transactionMicros;

    private ExecutorService executor;
    private GroupCommit<Integer, Integer> commits;

    @Setup
    public void start() {
        executor = Executors.newCachedThreadPool();
        commits = new GroupCommit<>(executor, 500, this::transaction, failure -> false);
    }

    @TearDown
    public void stop() {
        executor.shutdown();
    }

    @Benchmark
    public Integer submit() {
        return commits.submit(1).join();
    }

    private List<Integer> transaction(List<Integer> items) {
        if (transactionMicros > 0) {
            LockSupport.parkNanos(transactionMicros * 1_000L);
        }
        return items;
    }
}
