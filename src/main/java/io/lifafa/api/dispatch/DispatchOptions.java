package io.lifafa.api.dispatch;

import java.time.Duration;

/**
 * How calls are put together.
 *
 * @param minBatch fewest SMS worth a call while more are on the way
 * @param maxBatch most SMS of a call
 * @param firstRetry the longest wait before a failed call is repeated for the first time
 */
public record DispatchOptions(int minBatch, int maxBatch, Duration firstRetry) {}
