package io.sluice.benchmark;

import io.sluice.benchmark.contestant.Contestant;
import io.sluice.benchmark.contestant.Postgres;
import io.sluice.benchmark.measure.Drain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Only the drain of one contestant, again and again in one warm process: for work on the engine. */
@Command(name = "drain", description = "Drains a backlog of no-op jobs repeatedly; nothing else is measured.")
final class DrainCommand implements Callable<Integer> {

    @Mixin
    private Bench bench;

    @Option(names = "--jobs", description = "Jobs in the backlog.")
    private int jobs = 20_000;

    @Option(names = "--only", description = "Who drains: ${COMPLETION-CANDIDATES}.")
    private ContestantName contestant = ContestantName.SLUICE;

    @Option(
            names = "--keep",
            description = "Keep the process up afterwards until Enter is pressed or the process ends.")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        try (Postgres postgres = bench.postgres();
                Contestant running = contestant.start(bench, postgres)) {
            System.out.printf(
                    "process %d, database %s (user and password postgres)%n",
                    running.pid(), running.database().url());
            long warm = System.nanoTime() + bench.warmupSeconds() * 1_000_000_000L;
            while (System.nanoTime() < warm) {
                say("warm-up", Drain.of(running, postgres, jobs));
            }
            for (int pass = 1; pass <= bench.passes(); pass++) {
                say("pass " + pass, Drain.of(running, postgres, jobs));
            }
            if (keep) {
                System.out.println("still up; press Enter to end");
                System.in.read();
            }
        }
        return 0;
    }

    private static void say(String what, Drain drain) {
        System.out.printf(
                "%-8s %,7.0f jobs/s  noticed after %d ms  CPU per job: process %d us, PostgreSQL %d us, bench %d us"
                        + "  WAL %,d bytes/job%n",
                what,
                drain.rate(),
                drain.noticedMicros() / 1_000,
                drain.cost().applicationCpuMicros() / drain.jobs(),
                drain.cost().databaseCpuMicros() / drain.jobs(),
                drain.cost().benchCpuMicros() / drain.jobs(),
                drain.cost().walBytes() / drain.jobs());
    }
}
