package io.lifafa.limiter.simulation;

import java.util.List;

/** All shapes that candidates are compared on. */
final class Shapes {
    private Shapes() {}

    static List<Shape> all() {
        return List.of(
                Shape.pool(),
                Shape.noisyPool(),
                Shape.faultyPool(),
                Shape.boundedQueue(),
                Shape.driftingPool(),
                Shape.fewerWorkers(),
                Shape.moreWorkers(),
                Shape.warmingUp(),
                Shape.bursts(),
                Shape.cap(),
                Shape.rate(),
                Shape.rateSilent(),
                Shape.rateRetryAfter(),
                Shape.ratePunishing(),
                Shape.rateTold(),
                Shape.slower(),
                Shape.faster(),
                Shape.tokenRate());
    }
}
