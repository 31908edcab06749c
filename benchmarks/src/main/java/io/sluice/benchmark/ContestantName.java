package io.sluice.benchmark;

import io.sluice.benchmark.contestant.Contestant;
import io.sluice.benchmark.contestant.Database;
import io.sluice.benchmark.contestant.Peer;
import io.sluice.benchmark.contestant.Postgres;
import io.sluice.benchmark.contestant.Sluice;
import io.sluice.benchmark.peer.PeerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** Who can be measured, as named on the command line. */
enum ContestantName {
    SLUICE {
        @Override
        Contestant start(Bench bench, Database database, Path directory) throws IOException, InterruptedException {
            return Sluice.start(bench.archives(), database, directory);
        }
    },
    JOBRUNR {
        @Override
        Contestant start(Bench bench, Database database, Path directory) throws IOException, InterruptedException {
            return Peer.start(PeerKind.JOBRUNR, bench.archives().jvmOptions(), database, directory);
        }
    },
    DB_SCHEDULER {
        @Override
        Contestant start(Bench bench, Database database, Path directory) throws IOException, InterruptedException {
            return Peer.start(PeerKind.DB_SCHEDULER, bench.archives().jvmOptions(), database, directory);
        }
    };

    /** A new process on a new database. */
    Contestant start(Bench bench, Postgres postgres) throws IOException, InterruptedException, SQLException {
        String name = name().toLowerCase(Locale.ROOT);
        return start(bench, postgres.database(name), bench.emptyDirectory(name));
    }

    abstract Contestant start(Bench bench, Database database, Path directory) throws IOException, InterruptedException;
}
