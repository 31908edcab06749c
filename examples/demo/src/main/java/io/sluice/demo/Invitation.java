package io.sluice.demo;

import java.util.List;

/** What to do with a server that is up. */
final class Invitation {
    private Invitation() {}

    static List<String> lines(String url, String key, String deadJob, Palette palette) {
        String curl = "    curl -s -H 'Authorization: Bearer " + key + "' ";
        return List.of(
                "",
                "  The server stays up until Ctrl-C. Try it:",
                "",
                palette.faint("    # run a job and wait for its result"),
                curl + "-H 'Prefer: wait=10' -H 'Content-Type: application/json' "
                        + "-d '{\"type\":\"sluice.echo\",\"payload\":{\"hello\":\"world\"}}' " + url + "/api/v1/jobs",
                palette.faint("    # what is dead, and why"),
                curl + "'" + url + "/api/v1/jobs?state=DEAD'",
                palette.faint("    # give the poison job another three attempts"),
                curl + "-X POST " + url + "/api/v1/jobs/" + deadJob + "/retry",
                "",
                "  url        " + palette.strong(url),
                "  admin key  " + palette.strong(key),
                "");
    }
}
