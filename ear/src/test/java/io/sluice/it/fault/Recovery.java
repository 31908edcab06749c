package io.sluice.it.fault;

import java.time.Duration;

/**
 * How one fault went.
 *
 * @param bound how long recovery may take
 * @param unfinished jobs that waited or ran when it came
 * @param again from the end of the fault until each of them had ended or run again
 * @param serving from the end of the fault until a job submitted after it had ended
 */
record Recovery(int round, String fault, Duration bound, int unfinished, Duration again, Duration serving) {

    boolean isLate() {
        return again.compareTo(bound) > 0;
    }
}
