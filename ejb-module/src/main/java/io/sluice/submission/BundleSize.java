package io.sluice.submission;

/** How many jobs one message names: one when the house is quiet, many when it is busy. */
final class BundleSize {

    private BundleSize() {}

    /**
     * Leaves every worker at least two bundles to take while there are that many jobs.
     *
     * @param pending jobs waiting to be named, 1 or more
     * @param workers jobs one node runs at once, 1 or more
     * @param most the largest bundle allowed, 1 or more
     */
    static int of(int pending, int workers, int most) {
        return Math.max(1, Math.min(most, pending / (2 * workers)));
    }
}
