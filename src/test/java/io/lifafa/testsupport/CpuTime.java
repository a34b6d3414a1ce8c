package io.lifafa.testsupport;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Processor time of the calling thread: a bound on it holds on a loaded machine, too. */
public final class CpuTime {
    private CpuTime() {}

    /** What an action costs. */
    public static Duration of(Runnable action) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        action.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }
}
