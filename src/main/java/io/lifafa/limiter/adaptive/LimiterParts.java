package io.lifafa.limiter.adaptive;

import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.Nanos;
import io.lifafa.limiter.concurrency.Concurrency;
import io.lifafa.limiter.concurrency.LatencyShape;
import io.lifafa.limiter.concurrency.TimeoutEstimate;
import io.lifafa.limiter.pace.NodePart;
import io.lifafa.limiter.pace.Pace;
import io.lifafa.limiter.pace.ThrottleCeiling;
import io.lifafa.limiter.pace.WarmUp;
import java.util.random.RandomGenerator;

/** All that a limiter has learned, to be thrown away as a whole. Thread rule: that of the package. */
final class LimiterParts {
    final double target;
    final LatencyShape shape;
    final TimeoutEstimate timeout;
    final Concurrency concurrency;
    final ThrottleCeiling ceiling = new ThrottleCeiling();
    final AdaptiveBatchSize batch;
    final CircuitBreaker breaker;
    final WarmUp warmUp;
    final Pace pace;

    LimiterParts(LimiterOptions options, NodePart node, RandomGenerator random) {
        target = options.targetLatency().map(Nanos::of).orElse(0L);
        shape = new LatencyShape(Math.max(1, options.maxBatch()));
        timeout = new TimeoutEstimate(shape, Nanos.of(options.longestTimeout()));
        concurrency = new Concurrency(options.maxInFlight());
        batch = new AdaptiveBatchSize(options, target);
        breaker = new CircuitBreaker(random);
        warmUp = new WarmUp(options.initialDelay());
        pace = new Pace(options.maxDelay().map(Nanos::of).orElse(0L), node.elsewhere);
        warmUp.nodes(node.part().nodes());
        concurrency.nodes(node.part().nodes());
        pace.part(node.part(), 0);
    }
}
