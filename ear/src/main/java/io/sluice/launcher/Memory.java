package io.sluice.launcher;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Hands memory back when it is idle: by default a JVM keeps what its busiest minute needed. */
final class Memory {
    private Memory() {}

    static void giveBackWhenIdle() {
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (jvm == null) {
            return;
        }
        // In this order: the lower bound may never exceed the upper one.
        set(jvm, given, "MinHeapFreeRatio", "15");
        set(jvm, given, "MaxHeapFreeRatio", "30");
        set(jvm, given, "G1PeriodicGCInterval", "30000");
    }

    private static void set(HotSpotDiagnosticMXBean jvm, List<String> given, String option, String value) {
        if (given.stream().anyMatch(argument -> argument.startsWith("-XX:" + option))) {
            return;
        }
        try {
            jvm.setVMOption(option, value);
        } catch (IllegalArgumentException e) {
            System.getLogger(Memory.class.getName())
                    .log(System.Logger.Level.DEBUG, "This JVM has no {0}; it keeps its own default", option);
        }
    }
}
