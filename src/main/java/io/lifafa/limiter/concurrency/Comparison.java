package io.lifafa.limiter.concurrency;

/**
 * Two levels of concurrency compared: what the higher one costs in latency and failures.
 *
 * <p>By Little's law throughput is calls under way divided by latency, so the logarithm of goodput is
 * {@code log n - log latency + log(share answered)}. {@link #cost} is what the higher level loses of the gain its greater
 * number promises: 0 if nothing queues, {@code log(high / low)} if the server was full at the lower level already. Both
 * samples are taken within a few rounds of each other, so a latency that drifts by itself, or failures that have nothing
 * to do with the load, cancel out (the idea of PCC Vivace, Dong et al., NSDI 2018).
 *
 * @param low sample of the lower level
 * @param high sample of the higher level
 * @param nodes that share the server: of what is under way there, one changes only its part, and sees only that part of the
 *     difference, which counts so many times
 */
record Comparison(LatencySample low, LatencySample high, double nodes) {
    /** Of a server that nobody else asks. */
    Comparison(LatencySample low, LatencySample high) {
        this(low, high, 1);
    }

    /** Spread of the logarithm of latency below which it is not believed to be: a clock's and a network's. */
    private static final double LEAST_VARIANCE = 0.05 * 0.05;

    /** Standard errors: chance alone exceeds two of them once in twenty times. */
    private static final double SIGNIFICANT = 2;

    /** Share of answered calls below which latency is that of the lucky ones. */
    private static final double ENOUGH = 0.3;

    double cost() {
        double latency = nodes * (high.mean() - low.mean());
        return failuresDiffer() ? latency - Math.log(high.answeredShare() / low.answeredShare()) : latency;
    }

    /** Standard error of {@link #cost}. */
    double error() {
        return nodes * Math.sqrt(error(low) + error(high));
    }

    /** Whether the higher level has more failures than chance explains. */
    boolean failsMore() {
        return failuresDiffer() && high.answeredShare() < low.answeredShare();
    }

    /**
     * Two proportions differ by more than two standard errors. If they do not, failures are taken to come whatever the
     * load: their chance must not drown what latency says.
     */
    private boolean failuresDiffer() {
        double calls = low.calls() + high.calls();
        double failed = 1 - (low.answeredShare() * low.calls() + high.answeredShare() * high.calls()) / calls;
        double error = Math.sqrt(failed * (1 - failed) * (1.0 / low.calls() + 1.0 / high.calls()));
        return Math.abs(low.answeredShare() - high.answeredShare()) > SIGNIFICANT * error;
    }

    /** Spread of the logarithm of latency within a level. */
    double spread() {
        double degrees = Math.max(1, low.answered() + high.answered() - 2.0);
        double squares =
                low.variance() * Math.max(0, low.answered() - 1) + high.variance() * Math.max(0, high.answered() - 1);
        return Math.sqrt(Math.max(LEAST_VARIANCE, squares / degrees));
    }

    /** Whether enough calls of both levels were answered; else latencies tell nothing. */
    boolean speaks() {
        return low.answeredShare() > ENOUGH && high.answeredShare() > ENOUGH;
    }

    private double error(LatencySample sample) {
        double failed = 1 - sample.answeredShare();
        double latency = spread() * spread() / Math.max(1, sample.answered());
        return failuresDiffer() ? latency + failed / (1 - failed) / sample.calls() : latency;
    }
}
