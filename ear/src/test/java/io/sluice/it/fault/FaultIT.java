package io.sluice.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.it.fault.ProcessFaults.KillBroker;
import io.sluice.it.fault.ProcessFaults.KillDatabase;
import io.sluice.it.fault.ProcessFaults.KillEverything;
import io.sluice.it.fault.ProcessFaults.KillServer;
import io.sluice.it.fault.ProcessFaults.KillServerAlone;
import io.sluice.it.fault.ProcessFaults.PauseDatabase;
import io.sluice.it.fault.ProcessFaults.PauseServer;
import io.sluice.it.fault.SurroundingFaults.CutLink;
import io.sluice.it.fault.SurroundingFaults.FillBrokerDisk;
import io.sluice.it.fault.SurroundingFaults.FreezeLink;
import io.sluice.it.fault.SurroundingFaults.SetClockAhead;
import io.sluice.it.fault.SurroundingFaults.SetClockBack;
import io.sluice.it.fault.SurroundingFaults.To;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Every fault we can bring about, in random order under load: nothing lost, nothing doubled, nothing stuck. */
@EnabledIfSystemProperty(named = "sluice.it.target", matches = "micro")
@EnabledIfSystemProperty(named = "sluice.it.database", matches = "postgresql")
@EnabledIfSystemProperty(named = "sluice.faults", matches = "true")
class FaultIT {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FAULTS_OF_A_SOAK = 50;

    private static final String ONLY = System.getProperty("sluice.fault.only", ".*");

    private final long seed = Long.getLong("sluice.fault.seed", System.nanoTime());
    private final Duration soak = Duration.parse(System.getProperty("sluice.soak", "PT0S"));
    private final Promises promises = new Promises();

    @Test
    void nothingIsLostDoubledOrStuck() throws Exception {
        System.out.println("To repeat this order: -Dsluice.fault.seed=" + seed);
        try (World world = new World();
                Effects effects = new Effects()) {
            world.start();
            Random orders = new Random();
            try (Load load = new Load(new Orders(effects.url(), orders), promises, orders, world.clients())) {
                load.start();
                Drill drill = new Drill(world, load, promises);
                run(world, drill, load);
                drill.quiet();
                assertThat(load.isWhole()).as("all clients went on").isTrue();
                judge(world, effects, drill.recoveries());
            }
        }
    }

    private void run(World world, Drill drill, Load load) throws Exception {
        Random random = new Random(seed);
        long end = System.nanoTime() + soak.toNanos();
        do {
            for (Fault fault : inRandomOrder(random)) {
                String obstacle = fault.obstacle(world);
                if (obstacle.isEmpty()) {
                    run(world, drill, load, fault);
                } else {
                    System.out.println("SKIPPED " + fault.title() + ": " + obstacle);
                }
            }
        } while (System.nanoTime() < end
                || (!soak.isZero() && drill.recoveries().size() < FAULTS_OF_A_SOAK));
    }

    private static void run(World world, Drill drill, Load load, Fault fault) throws Exception {
        world.serve(fault.alone());
        drill.strike(fault.title(), fault.bound(), () -> fault.inject(world), () -> fault.heal(world));
        if (fault.stays()) {
            drill.quiet();
            fault.undo(world);
            load.resume();
        }
    }

    // Those that happen to a server alone come first, and its death last of them: that saves starts.
    private List<Fault> inRandomOrder(Random random) {
        List<Fault> faults = new ArrayList<>(List.of(
                new KillServer(),
                new KillBroker(),
                new KillDatabase(),
                new KillEverything(),
                new PauseServer(Duration.ofSeconds(12)),
                new PauseDatabase(Duration.ofSeconds(6)),
                new CutLink(To.DATABASE, Duration.ofSeconds(3)),
                new CutLink(To.BROKER, Duration.ofSeconds(3)),
                new FreezeLink(To.DATABASE, Duration.ofSeconds(6)),
                new FreezeLink(To.BROKER, Duration.ofSeconds(6)),
                new FillBrokerDisk(Duration.ofSeconds(8)),
                new StrangeWork(promises)));
        Collections.shuffle(faults, random);
        List<Fault> alone = new ArrayList<>(
                List.of(new SetClockBack(HOUR, Duration.ofSeconds(8)), new SetClockAhead(HOUR, Duration.ofSeconds(5))));
        Collections.shuffle(alone, random);
        alone.add(new KillServerAlone());
        faults.addAll(0, alone);
        faults.removeIf(fault -> !fault.title().matches(ONLY));
        return faults;
    }

    private void judge(World world, Effects effects, List<Recovery> recoveries) throws Exception {
        List<Finding> findings;
        try (Connection connection = world.postgres().connect()) {
            findings = Auditor.audit(connection, promises, effects);
        }
        String caption = "%d faults, %d jobs acknowledged, %d calls of effects repeated under the same key. Seed %d."
                .formatted(recoveries.size(), promises.count(), effects.repeated(), seed);
        new Report(recoveries, findings, promises).write(Path.of("target", "faults.md"), caption);
        assertThat(findings).isEmpty();
        assertThat(recoveries).noneMatch(Recovery::isLate);
    }
}
