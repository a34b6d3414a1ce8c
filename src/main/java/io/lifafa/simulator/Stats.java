package io.lifafa.simulator;

import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What was seen and done since the start or the last reset. Thread rule: the verticle's event loop. */
final class Stats {
    /** The counters, in the order in which they are shown. */
    enum Counter {
        REQUESTS,
        OK,
        ITEMS,
        REPEATED,
        REJECTED429,
        FAILED500,
        GARBAGE,
        HUNG,
        INVALID400,
        REFUSED,
        UNAUTHORIZED401,
        OVERLOADED503,
        NO_PAYLOAD,
        NOISY,
        DROPPED,
        SWAPPED,
        BYTES_IN,
        PROMPT_TOKENS,
        COMPLETION_TOKENS;

        /** {@code NO_PAYLOAD}: {@code noPayload}. */
        String key() {
            var words = name().toLowerCase(Locale.ROOT).split("_");
            var key = new StringBuilder(words[0]);
            for (int i = 1; i < words.length; i++) {
                key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
            }
            return key.toString();
        }
    }

    private static final double NANOS = 1e9;

    private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
    private long first;
    private long last;
    private int most;

    void count(Counter counter) {
        add(counter, 1);
    }

    void add(Counter counter, long number) {
        counts.merge(counter, number, Long::sum);
    }

    long get(Counter counter) {
        return counts.getOrDefault(counter, 0L);
    }

    void seen(long nanos) {
        if (get(Counter.REQUESTS) == 0) {
            first = nanos;
        }
        last = nanos;
    }

    void inFlight(int calls) {
        most = Math.max(most, calls);
    }

    void reset() {
        counts.clear();
        most = 0;
        first = 0;
        last = 0;
    }

    JsonObject toJson() {
        var json = new JsonObject();
        for (var counter : Counter.values()) {
            json.put(counter.key(), get(counter));
        }
        return json.put("maxInFlight", most).put("seconds", (last - first) / NANOS);
    }
}
