package io.lifafa.limiter.concurrency;

/**
 * How long a call may take: a multiple of what a call of its size takes, the wider the more latencies spread.
 *
 * <p>In the manner of Jacobson and Karels (RFC 6298): smoothed mean plus four deviations, but of the logarithm of the
 * latency relative to {@link LatencyShape}, because those of language models have a heavy tail: for a lognormal with a
 * coefficient of variation of 0.9 that is 20 times the median. Never below 5 s, never above the longest. A call that
 * timed out never makes it shorter; when many do, it is stretched by half once per round (RFC 6298's back-off), and
 * shrinks back with the answers that come. Thread rule: that of the package.
 */
public final class TimeoutEstimate {
    /** A pause of the network or of a garbage collector must not cut a call off. */
    private static final double FLOOR = 5e9;

    /** As in RFC 6298. */
    private static final double DEVIATIONS = 4;

    /** Of the logarithm: even a steady server may take 2.7 times as long. */
    private static final double LEAST_DEVIATION = 0.25;

    /** Heavy tails need a longer memory than RFC 6298's eighth. */
    private static final double GAIN = 1.0 / 32;

    /** Answers before the deviation is believed. */
    private static final int ENOUGH = 20;

    /** Share of time-outs from which they are taken for slowness, not for calls that hang by themselves. */
    private static final double MANY = 0.1;

    private static final double STRETCH = 1.5;

    /** What an answer leaves of a stretch: some twenty answers end it. */
    private static final double SHRINK = 0.9;

    private final LatencyShape shape;
    private final double longest;
    private int samples;
    private double mean;
    private double variance;
    private double timedOut;
    private double stretch = 1;
    private long stretchedAt;

    public TimeoutEstimate(LatencyShape shape, long longestNanos) {
        this.shape = shape;
        this.longest = longestNanos;
    }

    /** Nanoseconds. */
    public long of(int items) {
        if (samples < ENOUGH) {
            return (long) longest;
        }
        double deviation = Math.max(LEAST_DEVIATION, Math.sqrt(variance));
        double usual = shape.expected(items) * Math.exp(mean + DEVIATIONS * deviation);
        return (long) Math.min(longest, stretch * Math.max(FLOOR, usual));
    }

    /** Learns from an answer; {@code shape} must have learned from it before. */
    public void answered(int items, double latency) {
        double log = Math.log(Math.max(latency, 1) / Math.max(shape.expected(items), 1));
        samples++;
        double gain = Math.max(GAIN, 1.0 / samples);
        double error = log - mean;
        mean += gain * error;
        variance += gain * (error * error - variance);
        timedOut *= 1 - GAIN;
        stretch = Math.max(1, stretch * SHRINK);
    }

    /** @param sentAt when the call that timed out was sent */
    public void timedOut(long sentAt, long now) {
        timedOut += GAIN * (1 - timedOut);
        if (timedOut > MANY && sentAt >= stretchedAt) {
            stretch = Math.min(longest / FLOOR, stretch * STRETCH);
            stretchedAt = now;
        }
    }
}
