package io.sluice.it.fault;

import java.util.UUID;

/** A promise that was not kept. */
record Finding(Breach breach, UUID job, String what) {

    /** How a promise can be broken. */
    enum Breach {
        /** Acknowledged and gone, or ended without its effect. */
        LOST,
        /** Two effects, two jobs or two keys where there must be one. */
        DOUBLED,
        /** Neither ended nor on its way to. */
        STUCK,
        /** Ended, but not as it should. */
        WRONG
    }
}
