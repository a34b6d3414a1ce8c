package io.lifafa.limiter.pace;

import java.util.ArrayDeque;

/** When the last calls were answered: a server may count them a little longer. Thread rule: that of the package. */
final class RecentEnds {
    /** Bounds memory and time: of more answers within a quarter of a second the oldest are forgotten. */
    private static final int KEPT = 256;

    private final ArrayDeque<Long> ends = new ArrayDeque<>();

    /** @param kept how long it is remembered, at the least until the next one */
    void add(long now, long kept) {
        while (!ends.isEmpty() && (ends.size() == KEPT || ends.peek() + kept <= now)) {
            ends.poll();
        }
        ends.add(now);
    }

    /** Whether one was answered so shortly before that moment. */
    boolean shortlyBefore(long moment, long span) {
        return ends.stream().anyMatch(end -> end <= moment && moment - end < span);
    }

    /** When no more than so many of those are left that were answered within the span. */
    long fewerThan(int most, long span, long now) {
        var recent = ends.stream().filter(end -> end + span > now).toList();
        int over = recent.size() - Math.max(0, most);
        return over <= 0 ? Long.MIN_VALUE : recent.get(over - 1) + span;
    }
}
