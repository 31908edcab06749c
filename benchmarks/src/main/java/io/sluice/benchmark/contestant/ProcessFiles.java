package io.sluice.benchmark.contestant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Linux tells about processes under /proc. */
public final class ProcessFiles {

    private static final Path PROC = Path.of("/proc");
    private static final long MICROS_PER_TICK = 10_000;
    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int REAPED_USER_TIME = 13;
    private static final int REAPED_SYSTEM_TIME = 14;

    private ProcessFiles() {}

    static long parent(long pid) throws IOException {
        return stat(pid).get(PARENT);
    }

    public static long cpuMicros(long pid) throws IOException {
        List<Long> stat = stat(pid);
        return (stat.get(USER_TIME) + stat.get(SYSTEM_TIME)) * MICROS_PER_TICK;
    }

    /** The process, its children, and those of its children that have ended. */
    static long cpuMicrosOfFamily(long pid) throws IOException {
        List<Long> stat = stat(pid);
        long ended = (stat.get(REAPED_USER_TIME) + stat.get(REAPED_SYSTEM_TIME)) * MICROS_PER_TICK;
        return ended
                + cpuMicros(pid)
                + ProcessHandle.of(pid)
                        .orElseThrow()
                        .children()
                        .mapToLong(child -> cpuMicrosOrNone(child.pid()))
                        .sum();
    }

    /** Kilobytes of memory the process holds. */
    public static long residentKilobytes(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(PROC.resolve(pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long cpuMicrosOrNone(long pid) {
        try {
            return cpuMicros(pid);
        } catch (NoSuchFileException e) {
            // It has ended since; its parent counts it next time.
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields after the command's name, which may hold blanks; the state, a letter, is 0. */
    private static List<Long> stat(long pid) throws IOException {
        String line = Files.readString(PROC.resolve(pid + "/stat"));
        return Stream.of(line.substring(line.lastIndexOf(')') + 2).strip().split(" "))
                .map(field -> field.matches("-?\\d{1,18}") ? Long.parseLong(field) : 0L)
                .toList();
    }
}
