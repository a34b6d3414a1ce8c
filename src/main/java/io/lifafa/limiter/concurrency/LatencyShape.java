package io.lifafa.limiter.concurrency;

/**
 * How latency grows with the number of SMS in a call, {@code a + b * n}: a linear regression that forgets, so that
 * latencies of calls of different size can be compared and a small call's timeout told from a large one's.
 *
 * <p>While all calls have the same size, nothing tells {@code a} from {@code b}; then half the latency of a call of the
 * largest size is taken to be constant. Thread rule: that of the package.
 */
public final class LatencyShape {
    /** Weight of the past at each sample: about the last hundred count. */
    private static final double MEMORY = 0.99;

    /** A sample beyond this multiple of what was expected counts as this multiple. */
    private static final double OUTLIER = 5;

    /** So many samples must there be before one of them can be an outlier. */
    private static final int CREDIBLE = 10;

    /** Variance of call sizes, in units of the largest size squared, up to which the assumed slope outweighs the seen one. */
    private static final double PRIOR = 0.01;

    private final double largest;
    private final double prior;
    private int samples;
    private double weight;
    private double meanItems;
    private double meanLatency;
    private double variance;
    private double covariance;

    public LatencyShape(int largest) {
        this.largest = largest;
        this.prior = PRIOR * largest * largest;
    }

    /** Learns from a call that was answered. */
    public void answered(int items, double latencyNanos) {
        double latency = samples < CREDIBLE ? latencyNanos : Math.min(latencyNanos, OUTLIER * expected(items));
        samples++;
        weight = weight * MEMORY + 1;
        double dItems = items - meanItems;
        double dLatency = latency - meanLatency;
        meanItems += dItems / weight;
        meanLatency += dLatency / weight;
        variance = variance * MEMORY + dItems * (items - meanItems);
        covariance = covariance * MEMORY + dItems * (latency - meanLatency);
    }

    boolean known() {
        return samples > 0;
    }

    /** Expected latency of a call of that size, nanoseconds; 0 while nothing is known. */
    public double expected(int items) {
        double slope = slope();
        return Math.max(meanLatency - slope * meanItems, 0) + slope * items;
    }

    /** Latency of a call of that size in units of the latency of the largest. */
    public double relative(int items) {
        return known() ? expected(items) / expected((int) largest) : 1;
    }

    private double slope() {
        double guess = meanLatency / (largest + meanItems);
        double v = weight == 0 ? 0 : variance / weight;
        double c = weight == 0 ? 0 : covariance / weight;
        double slope = (c + prior * guess) / (v + prior);
        return meanItems == 0 ? 0 : Math.min(Math.max(slope, 0), meanLatency / meanItems);
    }
}
