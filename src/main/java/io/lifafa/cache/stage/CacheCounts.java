package io.lifafa.cache.stage;

import io.lifafa.cache.Miss;
import io.lifafa.metrics.Metrics;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the cache was asked and what it said, since the start. Thread rule: any. */
final class CacheCounts {
    private final Metrics metrics;
    private final LongAdder hits = new LongAdder();
    private final LongAdder waited = new LongAdder();
    private final LongAdder rechecked = new LongAdder();
    private final LongAdder proven = new LongAdder();
    private final Map<Miss, LongAdder> misses = new EnumMap<>(Miss.class);

    CacheCounts(Metrics metrics) {
        this.metrics = metrics;
        for (var miss : Miss.values()) {
            misses.put(miss, new LongAdder());
        }
    }

    void hit() {
        hits.increment();
        metrics.cacheLookup("hit").increment();
    }

    void miss(Miss reason) {
        misses.get(reason).increment();
        metrics.cacheLookup(reason.wireName()).increment();
    }

    /** A message is told to wait for another one of its wording. */
    void waits() {
        waited.increment();
        metrics.cacheLookup("waits").increment();
    }

    void recheck() {
        rechecked.increment();
    }

    void provenWrong() {
        proven.increment();
        metrics.cacheProvenWrong().increment();
    }

    JsonObject toJson() {
        var reasons = new JsonObject();
        misses.forEach((reason, count) -> reasons.put(reason.wireName(), count.sum()));
        return new JsonObject()
                .put("hits", hits.sum())
                .put(
                        "misses",
                        misses.values().stream().mapToLong(LongAdder::sum).sum())
                .put("misses_by_reason", reasons)
                .put("waits", waited.sum())
                .put("rechecks", rechecked.sum())
                .put("proven_wrong", proven.sum());
    }
}
