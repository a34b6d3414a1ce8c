package io.lifafa.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far an erasure is. Does not say of whom.
 *
 * @param id by which it is asked for
 * @param askedBy who wanted it
 * @param askedAt when
 * @param doneAt when it was done; empty: it is under way
 * @param counts how many documents of each collection were removed so far
 * @param step what it does now, for people; {@code done} at the end
 */
public record ErasureState(
        String id, String askedBy, Instant askedAt, Optional<Instant> doneAt, Map<String, Long> counts, String step) {
    public ErasureState {
        counts = Map.copyOf(counts);
    }
}
