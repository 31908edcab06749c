package io.sluice.benchmark.measure;

/**
 * What something took.
 *
 * @param nanos by the clock
 * @param applicationCpuMicros of the contestant's process
 * @param databaseCpuMicros of all processes of the database server
 * @param benchCpuMicros of this process, which drives the load
 */
public record Cost(long nanos, long applicationCpuMicros, long databaseCpuMicros, long benchCpuMicros, long walBytes) {

    Cost minus(Cost earlier) {
        return new Cost(
                nanos - earlier.nanos,
                applicationCpuMicros - earlier.applicationCpuMicros,
                databaseCpuMicros - earlier.databaseCpuMicros,
                benchCpuMicros - earlier.benchCpuMicros,
                walBytes - earlier.walBytes);
    }
}
