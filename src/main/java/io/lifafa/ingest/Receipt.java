package io.lifafa.ingest;

import java.util.List;
import java.util.Map;

/**
 * What became of a submission. The SMS that count as accepted are durable.
 *
 * @param batchId the batch under which they can be followed
 * @param accepted how many were taken
 * @param rejectedCount how many were not
 * @param rejected the first of those, at most {@link #MAX_LISTED}
 * @param skipped how many were left out on purpose, by reason: sent messages, MMS
 */
public record Receipt(
        String batchId, long accepted, long rejectedCount, List<Rejection> rejected, Map<String, Long> skipped) {
    /** No more rejections are listed; the others are only counted. */
    public static final int MAX_LISTED = 1_000;

    public Receipt {
        rejected = List.copyOf(rejected);
        skipped = Map.copyOf(skipped);
    }

    /** The same with another count of those that were taken. */
    Receipt accepted(long durable) {
        return new Receipt(batchId, durable, rejectedCount, rejected, skipped);
    }
}
