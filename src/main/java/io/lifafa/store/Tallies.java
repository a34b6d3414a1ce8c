package io.lifafa.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the SMS of one chunk ended, by the batch they belong to.
 *
 * @param byBatch batch id to tally; a batch that is not there has none
 */
public record Tallies(Map<String, Tally> byBatch) {
    /** Nothing at all. */
    public static final Tallies NONE = new Tallies(Map.of());

    public Tallies {
        byBatch = Collections.unmodifiableMap(new LinkedHashMap<>(byBatch));
    }

    /** Those of one batch. */
    public static Tallies of(String batchId, Tally tally) {
        return new Tallies(Map.of(batchId, tally));
    }

    /** Adds up what is found SMS by SMS. Thread rule: one thread. */
    public static final class Sum {
        private final Map<String, Tally> byBatch = new LinkedHashMap<>();

        public void add(String batchId, Tally tally) {
            byBatch.merge(batchId, tally, Tally::plus);
        }

        public Tallies get() {
            return new Tallies(byBatch);
        }
    }

    /** Both together. */
    public Tallies plus(Tallies other) {
        var sum = new Sum();
        byBatch.forEach(sum::add);
        other.byBatch.forEach(sum::add);
        return sum.get();
    }

    /** That of one batch. */
    public Tally of(String batchId) {
        return byBatch.getOrDefault(batchId, Tally.NONE);
    }

    /** That of the whole chunk. */
    public Tally total() {
        return byBatch.values().stream().reduce(Tally.NONE, Tally::plus);
    }
}
