package io.sluice.it.fault;

import java.time.Duration;

/** Processes that die, or stand still. */
final class ProcessFaults {

    private ProcessFaults() {}

    record KillServer() implements Fault {
        @Override
        public String title() {
            return "kill -9 server";
        }

        @Override
        public void inject(World world) throws Exception {
            world.server().kill();
        }

        @Override
        public void heal(World world) throws Exception {
            world.startServer();
        }
    }

    /** Afterwards it starts on a broker outside: which broker rings makes no difference to what is due. */
    record KillServerAlone() implements Fault {
        @Override
        public String title() {
            return "kill -9 server with its broker inside";
        }

        @Override
        public boolean alone() {
            return true;
        }

        @Override
        public void inject(World world) throws Exception {
            world.server().kill();
        }

        @Override
        public void heal(World world) throws Exception {
            world.startServer();
        }
    }

    record KillBroker() implements Fault {
        @Override
        public String title() {
            return "kill -9 broker";
        }

        @Override
        public Duration bound() {
            return Fault.boundOfConnections();
        }

        @Override
        public void inject(World world) throws Exception {
            world.broker().kill();
        }

        @Override
        public void heal(World world) throws Exception {
            world.broker().start();
        }
    }

    record KillDatabase() implements Fault {
        @Override
        public String title() {
            return "kill -9 PostgreSQL";
        }

        @Override
        public Duration bound() {
            return Fault.boundOfConnections();
        }

        @Override
        public void inject(World world) throws Exception {
            world.postgres().kill();
        }

        @Override
        public void heal(World world) throws Exception {
            world.postgres().start();
        }
    }

    record KillEverything() implements Fault {
        @Override
        public String title() {
            return "kill -9 server, broker and PostgreSQL";
        }

        @Override
        public void inject(World world) throws Exception {
            world.postgres().kill();
            world.broker().kill();
            world.server().kill();
        }

        @Override
        public void heal(World world) throws Exception {
            world.postgres().start();
            world.broker().start();
            world.startServer();
        }
    }

    record PauseServer(Duration duration) implements Fault {
        @Override
        public String title() {
            return "server stands still for %d s".formatted(duration.toSeconds());
        }

        @Override
        public void inject(World world) {
            world.server().pause();
        }

        @Override
        public void heal(World world) {
            Fault.last(duration);
            world.server().resume();
        }
    }

    record PauseDatabase(Duration duration) implements Fault {
        @Override
        public String title() {
            return "PostgreSQL stands still for %d s".formatted(duration.toSeconds());
        }

        @Override
        public Duration bound() {
            return Fault.boundOfConnections();
        }

        @Override
        public void inject(World world) throws Exception {
            world.postgres().pause();
        }

        @Override
        public void heal(World world) throws Exception {
            Fault.last(duration);
            world.postgres().resume();
        }
    }
}
