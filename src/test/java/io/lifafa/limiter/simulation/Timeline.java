package io.lifafa.limiter.simulation;

import java.util.PriorityQueue;

/** Virtual time: events in the order of their moments, nanoseconds from 0. */
public final class Timeline {
    private record Event(long at, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long order;

    public long now() {
        return now;
    }

    void at(long moment, Runnable action) {
        events.add(new Event(Math.max(now, moment), order++, action));
    }

    public void after(double nanos, Runnable action) {
        at(now + (long) Math.max(0, nanos), action);
    }

    /** Does what is due until that moment. */
    void run(long until) {
        while (!events.isEmpty() && events.peek().at() <= until) {
            Event event = events.poll();
            now = event.at();
            event.action().run();
        }
        now = until;
    }

    public static long seconds(double seconds) {
        return (long) (seconds * 1e9);
    }
}
