package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Permit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened in a run, by tenths of a second. */
public final class SimRecord {
    private static final long SLOT = Timeline.seconds(0.1);

    private final Map<CallResult, TreeMap<Long, Integer>> ends = new EnumMap<>(CallResult.class);
    private final TreeMap<Long, Integer> items = new TreeMap<>();
    private final TreeMap<Long, Integer> sent = new TreeMap<>();
    private final TreeMap<Long, Integer> inFlight = new TreeMap<>();

    private final List<Long> moments = new ArrayList<>();

    void sent(long now, Permit permit) {
        moments.add(now);
        sent.merge(now / SLOT, 1, Integer::sum);
    }

    void ended(long now, Permit permit, CallResult result) {
        ends.computeIfAbsent(result, r -> new TreeMap<>()).merge(now / SLOT, 1, Integer::sum);
        if (result == CallResult.SUCCESS) {
            items.merge(now / SLOT, permit.items(), Integer::sum);
        }
    }

    void inFlight(long now, int calls) {
        inFlight.put(now / SLOT, calls);
    }

    /** Moments of all calls sent, nanoseconds. */
    public List<Long> moments() {
        return moments;
    }

    /** SMS answered per second between two moments in seconds. */
    public double itemsPerSecond(double from, double to) {
        return sum(items, from, to) / (to - from);
    }

    public double callsSent(double from, double to) {
        return sum(sent, from, to);
    }

    public double ends(CallResult result, double from, double to) {
        return sum(ends.getOrDefault(result, new TreeMap<>()), from, to);
    }

    public double share(CallResult result, double from, double to) {
        return ends(result, from, to) / Math.max(1, callsSent(from, to));
    }

    public double meanInFlight(double from, double to) {
        return slots(inFlight, from, to).values().stream()
                .mapToInt(i -> i)
                .average()
                .orElse(0);
    }

    public int maxInFlight(double from, double to) {
        return slots(inFlight, from, to).values().stream()
                .mapToInt(i -> i)
                .max()
                .orElse(0);
    }

    private static double sum(TreeMap<Long, Integer> slots, double from, double to) {
        return slots(slots, from, to).values().stream().mapToInt(i -> i).sum();
    }

    private static Map<Long, Integer> slots(TreeMap<Long, Integer> slots, double from, double to) {
        return slots.subMap(Math.round(from * 10), Math.round(to * 10));
    }
}
