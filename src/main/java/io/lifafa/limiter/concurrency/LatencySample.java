package io.lifafa.limiter.concurrency;

/**
 * What the calls sent at one level of concurrency came to: latencies (their logarithms, because those of language models
 * are close to lognormal) and the share that was not answered.
 *
 * <p>Thread rule: that of the package.
 */
final class LatencySample {
    /** Half a call answered and half a call failed are added (Jeffreys' prior). */
    private static final double PRIOR = 0.5;

    private int answered;
    private int failed;
    private int timedOut;
    private double sum;
    private double squares;

    void answered(double latency) {
        double log = Math.log(Math.max(latency, 1));
        answered++;
        sum += log;
        squares += log * log;
    }

    void failed() {
        failed++;
    }

    void timedOut() {
        timedOut++;
    }

    void add(LatencySample other) {
        answered += other.answered;
        failed += other.failed;
        timedOut += other.timedOut;
        sum += other.sum;
        squares += other.squares;
    }

    int calls() {
        return answered + failed + timedOut;
    }

    int answered() {
        return answered;
    }

    double timedOutShare() {
        return calls() == 0 ? 0 : (double) timedOut / calls();
    }

    /** Share of answered calls, smoothed so that it is never 0 or 1. */
    double answeredShare() {
        return (answered + PRIOR) / (calls() + 2 * PRIOR);
    }

    /** Mean of the logarithms of the latencies. */
    double mean() {
        return answered == 0 ? 0 : sum / answered;
    }

    /** Variance of the logarithms of the latencies. */
    double variance() {
        if (answered < 2) {
            return 0;
        }
        return Math.max(0, (squares - sum * sum / answered) / (answered - 1));
    }
}
