package io.sluice.demo;

/** One thing that was promised, and what came of it. */
record Check(String what, String expected, String seen, boolean holds) {

    static Check same(String what, Object expected, Object seen) {
        return new Check(what, expected.toString(), seen.toString(), expected.equals(seen));
    }
}
