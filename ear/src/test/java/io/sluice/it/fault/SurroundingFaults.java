package io.sluice.it.fault;

import java.time.Duration;
import java.util.function.Function;

/** Networks, disks and clocks that misbehave. */
final class SurroundingFaults {

    private SurroundingFaults() {}

    /** Where a link leads. */
    record To(String name, Function<World, Link> link, Duration bound) {
        static final To DATABASE = new To("PostgreSQL", World::toDatabase, Fault.boundOfConnections());
        static final To BROKER = new To("broker", World::toBroker, Fault.boundOfConnections());
    }

    record CutLink(To to, Duration duration) implements Fault {
        @Override
        public String title() {
            return "connections to %s reset for %d s".formatted(to.name, duration.toSeconds());
        }

        @Override
        public Duration bound() {
            return to.bound;
        }

        @Override
        public void inject(World world) {
            to.link.apply(world).cut();
        }

        @Override
        public void heal(World world) {
            Fault.last(duration);
            to.link.apply(world).mend();
        }
    }

    record FreezeLink(To to, Duration duration) implements Fault {
        @Override
        public String title() {
            return "connections to %s silent for %d s".formatted(to.name, duration.toSeconds());
        }

        @Override
        public Duration bound() {
            return to.bound;
        }

        @Override
        public void inject(World world) {
            to.link.apply(world).freeze();
        }

        @Override
        public void heal(World world) {
            Fault.last(duration);
            to.link.apply(world).mend();
        }
    }

    record FillBrokerDisk(Duration duration) implements Fault {
        @Override
        public String title() {
            return "broker's disk full for %d s".formatted(duration.toSeconds());
        }

        @Override
        public Duration bound() {
            return Fault.boundOfConnections();
        }

        @Override
        public String obstacle(World world) {
            return world.disk().canBeFilled() ? "" : "mounting a small disk for the broker needs root";
        }

        @Override
        public void inject(World world) {
            world.disk().fill();
        }

        @Override
        public void heal(World world) throws Exception {
            Fault.last(duration);
            world.disk().makeRoom();
            // A broker that cannot write its journal may end itself; whoever runs it starts it again.
            if (!world.broker().isAlive()) {
                world.broker().start();
            }
        }
    }

    /** A clock that goes wrong and is put right again. */
    record SetClockBack(Duration by, Duration duration) implements Fault {
        @Override
        public String title() {
            return "clock %d min back for %d s".formatted(by.toMinutes(), duration.toSeconds());
        }

        @Override
        public String obstacle(World world) {
            return MachineClock.obstacle(world);
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public void inject(World world) {
            world.clock().jump(by.negated());
        }

        @Override
        public void heal(World world) {
            Fault.last(duration);
            world.clock().jump(Duration.ZERO);
        }
    }

    /** What is scheduled by a clock that is ahead waits until then; so the clock is put right when nothing is. */
    record SetClockAhead(Duration by, Duration duration) implements Fault {
        @Override
        public String title() {
            return "clock %d min ahead".formatted(by.toMinutes());
        }

        @Override
        public String obstacle(World world) {
            return MachineClock.obstacle(world);
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public void inject(World world) {
            world.clock().jump(by);
        }

        @Override
        public void heal(World world) {
            // It stays ahead, and work must go on.
            Fault.last(duration);
        }

        @Override
        public boolean stays() {
            return true;
        }

        @Override
        public void undo(World world) {
            world.clock().jump(Duration.ZERO);
            Fault.last(MachineClock.NOTICED);
        }
    }
}
