package io.lifafa.store;

import java.util.Collection;
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

    /** A part of them: SMS of one batch. */
    public record Part(String batchId, Tally tally) {}

    /** All parts together. */
    public static Tallies sum(Collection<Part> parts) {
        var sum = new LinkedHashMap<String, Tally>();
        parts.forEach(part -> sum.merge(part.batchId, part.tally, Tally::plus));
        return new Tallies(sum);
    }

    /** Both together. */
    public Tallies plus(Tallies other) {
        var sum = new LinkedHashMap<>(byBatch);
        other.byBatch.forEach((batch, tally) -> sum.merge(batch, tally, Tally::plus));
        return new Tallies(sum);
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
