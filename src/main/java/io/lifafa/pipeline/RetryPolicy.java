package io.lifafa.pipeline;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after the n-th failure: exponential back-off with full jitter (Brooker, "Exponential Backoff And
 * Jitter", AWS Architecture Blog, 2015), but never less than half the step, so that a retry is never at once.
 *
 * @param first the longest wait after the first failure
 * @param longest the longest wait of all
 * @param random where the jitter comes from
 */
record RetryPolicy(Duration first, Duration longest, RandomGenerator random) {
    private static final int MAX_DOUBLINGS = 62;

    RetryPolicy {
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("delays must not be negative and the longest not below the first");
        }
    }

    /** The wait after {@code failures} failures, at least 1. */
    Duration delay(int failures) {
        long ceiling = longest.toMillis();
        int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
        // Compared before it is shifted: the step itself might not fit into a long.
        boolean beyond = first.toMillis() > ceiling >> doublings;
        long step = beyond ? ceiling : first.toMillis() << doublings;
        return Duration.ofMillis(step / 2 + random.nextLong(step - step / 2 + 1));
    }
}
