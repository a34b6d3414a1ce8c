package io.lifafa.limiter.pace;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Nanos;
import java.time.Duration;
import java.util.Optional;

/**
 * Spaces calls out while it is not known what the server bears: at a cold start, after an outage, after a rest. A refusal
 * is then seen before the next call goes, and no herd arrives.
 *
 * <p>States: <em>spacing</em>, and <em>over</em> once the distance has come below {@code CLOSEST_GAP}; {@link #restart} spaces again.
 *
 * <p>Begins with a call per 20 ms, or the stated initial delay; each answer lets the calls come a little closer. Thread rule:
 * that of the package.
 */
public final class WarmUp {
    /** Fifty calls a second: few APIs refuse the first four at that distance. */
    private static final long FIRST_GAP = Nanos.ofMillis(20);

    /** Some two hundred answers end it. */
    private static final double ANSWERED = 1.03;

    /** A failure takes back less than an answer gives: spacing alone does not mend a server that fails. */
    private static final double FAILED = 0.98;

    /** Closer than this is no spacing any more. */
    private static final double CLOSEST_GAP = 50_000;

    private final double firstGap;
    private double gap;
    private long next;
    private int nodes = 1;

    public WarmUp(Optional<Duration> initialDelay) {
        this.firstGap = initialDelay.map(Nanos::of).orElse(FIRST_GAP);
        this.gap = firstGap;
    }

    /** So many nodes do the same at the same time. */
    public void nodes(int number) {
        nodes = number;
    }

    public long earliest() {
        return next;
    }

    public void sent(long now) {
        next = gap < CLOSEST_GAP ? now : now + (long) (gap * nodes);
    }

    public void ended(CallResult result) {
        switch (result) {
            case SUCCESS -> gap = Math.max(CLOSEST_GAP / 2, gap / ANSWERED);
            case FAILED, TIMED_OUT -> gap = Math.min(firstGap, gap / FAILED);
            case IGNORED, THROTTLED, TOO_LARGE, UNREACHABLE, DENIED -> {}
        }
    }

    public void restart() {
        gap = firstGap;
    }
}
