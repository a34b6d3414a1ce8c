package io.lifafa.simulator;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which SMS were asked for before, by sender and text: what a real API would charge twice. Remembers the last
 * {@value #MOST} of them, as numbers alone. Thread rule: the verticle's event loop.
 */
final class AskedBefore {
    private static final int MOST = 200_000;
    private static final float USUAL_LOAD = 0.75f;

    private final Map<Long, Boolean> asked = new LinkedHashMap<>(16, USUAL_LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** How many of them were asked for before. */
    int count(List<JsonObject> items) {
        return (int) items.stream()
                .filter(item -> asked.put(mark(item), true) != null)
                .count();
    }

    private static long mark(JsonObject item) {
        var body = item.getString("body");
        return (long) Objects.hash(item.getValue("sender"), body) << 32
                ^ new StringBuilder(body).reverse().toString().hashCode();
    }
}
