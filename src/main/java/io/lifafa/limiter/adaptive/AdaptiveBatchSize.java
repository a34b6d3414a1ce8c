package io.lifafa.limiter.adaptive;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.LimiterOptions;

/**
 * How many SMS a call carries: as many as may be, because each call has a cost of its own, unless large calls are seen to
 * fail or to take longer than wanted.
 *
 * <p>Shrinks to 60 % of a call that was too large; to 60 % when 30 % of the calls at this size timed out, and back if that
 * did not help; to 80 % when latency is above the target. Grows by a tenth after a run of answered calls of full size,
 * longer each time it proved too large.
 *
 * <p>States: <em>settled</em>, and <em>on trial</em> after time-outs made it smaller: a window of calls later the new size
 * stays if fewer of them time out, else the size of before comes back and time-outs change nothing for some windows.
 *
 * <p>Thread rule: that of the package.
 */
final class AdaptiveBatchSize {
    /** What is too large fails as a whole, so few further calls are to be lost on the way down. */
    private static final double TOO_LARGE = 0.6;

    /** A call that is too slow is still answered: smaller steps do. */
    private static final double TOO_SLOW = 0.8;

    private static final double GROWTH = 1.1;

    /** Calls of one size after which the share of time-outs among them, and their latency, are believed. */
    private static final int WINDOW = 20;

    /** Share of time-outs from which size is suspected; fewer are calls that hang by themselves. */
    private static final double MANY = 0.3;

    /** On trial, what is left of the share of time-outs must be less than this part of it: else size was not the reason. */
    private static final double NO_BETTER = 0.7;

    /** Windows after a trial that failed: another would most likely fail too. */
    private static final int WINDOWS_OF_REST = 10;

    /** Answers before it grows: a call that is too large costs about as much as that many small steps save. */
    private static final int PATIENCE = 50;

    /** Six doublings: even a wrong verdict is looked at again. */
    private static final int LONGEST_PATIENCE = 3_200;

    /** About the last five calls count. */
    private static final double LATENCY_GAIN = 0.2;

    /** Part of the target that a larger call must stay below: without room it would shrink again at once. */
    private static final double ROOM = 0.9;

    private final int least;
    private final int most;
    private final boolean adaptive;
    private final double target;
    private int size;
    private int full;
    private int timedOut;
    private int answered;
    private int patience = PATIENCE;
    private int before;
    private double shareBefore;
    private int holdTimeouts;
    private double latency;

    /** @param target latency above which fewer are tried, nanoseconds; 0 for none */
    AdaptiveBatchSize(LimiterOptions options, double target) {
        this.most = Math.max(1, options.maxBatch());
        this.least = Math.min(most, Math.max(1, options.minBatch()));
        this.adaptive = options.adaptiveBatching();
        this.target = target;
        this.size = most;
    }

    int get() {
        return size;
    }

    /** @return whether the size changed */
    boolean ended(int items, CallResult result, double took) {
        int old = size;
        if (adaptive) {
            learn(items, result, took);
        }
        return size != old;
    }

    private void learn(int items, CallResult result, double took) {
        if (result == CallResult.TOO_LARGE) {
            if (items <= size) {
                patience = Math.min(LONGEST_PATIENCE, 2 * patience);
                resize((int) Math.floor(items * TOO_LARGE));
            }
        } else if (items == size && (result == CallResult.SUCCESS || result == CallResult.TIMED_OUT)) {
            full++;
            timedOut += result == CallResult.TIMED_OUT ? 1 : 0;
            answered(result, took);
            timeouts();
        }
    }

    private void answered(CallResult result, double took) {
        if (result != CallResult.SUCCESS) {
            return;
        }
        answered++;
        latency = latency == 0 ? took : latency + LATENCY_GAIN * (took - latency);
        if (target > 0 && latency > target && full >= WINDOW) {
            resize((int) Math.floor(size * TOO_SLOW));
        } else if (answered >= patience && (target == 0 || latency * GROWTH < ROOM * target)) {
            resize(Math.max(size + 1, (int) (size * GROWTH)));
        }
    }

    private void timeouts() {
        if (full < WINDOW) {
            return;
        }
        double share = (double) timedOut / full;
        holdTimeouts--;
        if (before > 0 && share > NO_BETTER * shareBefore) {
            holdTimeouts = WINDOWS_OF_REST;
            resize(before);
        } else if (share >= MANY && timedOut < full && holdTimeouts <= 0 && size > least) {
            int from = size;
            resize((int) Math.floor(size * TOO_LARGE));
            before = from;
            shareBefore = share;
        } else {
            before = 0;
            full = 0;
            timedOut = 0;
        }
    }

    private void resize(int to) {
        size = Math.min(most, Math.max(least, to));
        full = 0;
        timedOut = 0;
        answered = 0;
        latency = 0;
        before = 0;
    }
}
