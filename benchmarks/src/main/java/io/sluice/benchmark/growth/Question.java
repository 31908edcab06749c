package io.sluice.benchmark.growth;

/** What is asked of the API at every level; each has a place for the identifier of some job in the middle. */
enum Question {
    GET("get one", "/%s"),
    LIST("list", "?limit=50"),
    LIST_AFTER("list, from the middle", "?limit=50&after=%s"),
    LIST_STATE("list by state", "?limit=50&state=QUEUED"),
    LIST_TYPE("list by type", "?limit=50&type=benchmark.numbered"),
    LIST_RARE_TYPE("list by a type that has no jobs", "?limit=50&type=sluice.noop"),
    LIST_QUEUE("list by queue", "?limit=50&queue=default"),
    LIST_TAG("list by tag", "?limit=50&tag=shard:7"),
    LIST_DEAD("list the dead", "?limit=50&state=DEAD");

    private final String label;
    private final String pattern;

    Question(String label, String pattern) {
        this.label = label;
        this.pattern = pattern;
    }

    String label() {
        return label;
    }

    String path(String job) {
        return "/api/v1/jobs" + String.format(pattern, job);
    }
}
