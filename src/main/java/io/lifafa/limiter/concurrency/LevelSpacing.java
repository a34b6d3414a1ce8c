package io.lifafa.limiter.concurrency;

/**
 * How far apart the two levels of a {@link Comparison} are, and where between them to settle.
 *
 * <p>Thread rule: any.
 */
final class LevelSpacing {
    /** Levels closer than this differ by less than any noise. */
    private static final double CLOSEST = 1.25;

    /** Farther apart, a drain leaves much of the server idle. */
    private static final double FARTHEST = 1.6;

    /** Spread of the logarithm of latency that the closest levels bear. */
    private static final double QUIET = 0.12;

    /** How fast the distance grows with the spread. Found by trying. */
    private static final double PER_SPREAD = 0.5;

    /** Below 1, it settles where the lower level is just short of what the server can do, instead of just above it. */
    private static final double MARGIN = 0.85;

    private LevelSpacing() {}

    /** Of the higher level to the lower: the noisier, the farther apart they must be to be told from each other. */
    static double ratio(double spread) {
        return Math.min(FARTHEST, Math.max(CLOSEST, CLOSEST + PER_SPREAD * (spread - QUIET)));
    }

    /** What a limit may grow by if the higher of two levels so far apart costs nothing. */
    static double margin(double ratio) {
        return Math.pow(ratio, MARGIN);
    }
}
