package io.sluice.it.fault;

/** What a job of the load does, and how it must end. */
enum Kind {
    /** Writes one row together with its outcome; some fail once after they have written. */
    LEDGER("SUCCEEDED"),
    /** Calls the test's own HTTP server, which a crash may repeat but never under another key. */
    EFFECT("SUCCEEDED"),
    /** Takes a moment. */
    SLEEP("SUCCEEDED"),
    /** Waits in the database before it runs. */
    DELAYED("SUCCEEDED"),
    /** Of a type, a version or a shape this node does not know: kept where it can be seen. */
    STRANGE("DEAD");

    private final String end;

    Kind(String end) {
        this.end = end;
    }

    String end() {
        return end;
    }
}
