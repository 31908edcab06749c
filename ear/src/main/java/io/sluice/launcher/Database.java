package io.sluice.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the truth is kept: PostgreSQL where a URL says so, otherwise an H2 file in the data directory. */
record Database(String url, String user, String dataSource, String xaDataSource, boolean embedded) {
    /** The file belongs to the process and its permissions guard it; H2 still wants some user and password. */
    static final String EMBEDDED_USER = "sluice";

    /**
     * What the URL says where the user does not; install-payara-server.sh has the same. The time-outs are for a network that
     * swallows packets, which would hold threads for ever. The option makes PostgreSQL plan each statement for the tables
     * as they are: a plan kept from when a queue was empty reads all of it for every bundle once it has filled.
     */
    private static final SortedMap<String, String> DEFAULTS = new TreeMap<>(Map.of(
            "cancelSignalTimeout",
            "5",
            "connectTimeout",
            "5",
            "loginTimeout",
            "10",
            "options",
            "-c%20plan_cache_mode=force_custom_plan",
            "socketTimeout",
            "30",
            "tcpKeepAlive",
            "true"));

    static Database from(Surroundings surroundings, Path dataDirectory) {
        Optional<String> url = surroundings.text("sluice.db.url");
        if (url.isEmpty() || url.orElseThrow().startsWith("jdbc:h2:")) {
            return h2(url.orElseGet(() -> file(dataDirectory)), surroundings);
        }
        if (!url.orElseThrow().startsWith("jdbc:postgresql:")) {
            throw StartFailure.wrongSetting("SLUICE_DB_URL does not start with jdbc:postgresql: or jdbc:h2: ;"
                    + " for example jdbc:postgresql://127.0.0.1:5432/sluice");
        }
        String user = surroundings
                .text("sluice.db.user")
                .orElseThrow(() -> StartFailure.wrongSetting("SLUICE_DB_URL is set: set SLUICE_DB_USER too"));
        return new Database(
                withDefaults(url.orElseThrow()),
                user,
                "org.postgresql.ds.PGSimpleDataSource",
                "org.postgresql.xa.PGXADataSource",
                false);
    }

    /** What the URL itself says goes first. */
    static String withDefaults(String url) {
        StringBuilder complete = new StringBuilder(url);
        DEFAULTS.forEach((name, value) -> {
            if (!url.matches(".*[?&]" + name + "=.*")) {
                complete.append(complete.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return complete.toString();
    }

    private static Database h2(String url, Surroundings surroundings) {
        return new Database(
                url,
                surroundings.text("sluice.db.user").orElse(EMBEDDED_USER),
                "org.h2.jdbcx.JdbcDataSource",
                "org.h2.jdbcx.JdbcDataSource",
                true);
    }

    /** The dialect the SQL is written in, each commit on the disk before it answers, closed by the server's stop. */
    private static String file(Path dataDirectory) {
        // async: an attempt that must stop is interrupted, which would close H2's ordinary file under all others.
        return "jdbc:h2:async:" + dataDirectory.resolve("db").resolve("sluice")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }
}
