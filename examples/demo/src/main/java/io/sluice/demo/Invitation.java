package io.sluice.demo;

import java.util.List;

/** What to do with a server that is up. */
final class Invitation {
    private Invitation() {}

    static List<String> lines(String url, String key, String deadJob, Palette palette) {
        String curl = "    curl -s -H \"$AUTH\" ";
        return List.of(
                "",
                "  The server stays up until Ctrl-C. In another terminal:",
                "",
                "    " + palette.strong("URL=" + url + "/api/v1"),
                "    " + palette.strong("AUTH='Authorization: Bearer " + key + "'"),
                palette.faint("    # run a job and wait for its result"),
                curl + "-H 'Prefer: wait=9' -H 'Content-Type: application/json' \\",
                "        -d '{\"type\":\"sluice.echo\",\"payload\":\"hello\"}' $URL/jobs",
                palette.faint("    # what is dead, and why"),
                curl + "\"$URL/jobs?state=DEAD\"",
                palette.faint("    # give the poison job another go"),
                curl + "-X POST $URL/jobs/" + deadJob + "/retry",
                "");
    }
}
