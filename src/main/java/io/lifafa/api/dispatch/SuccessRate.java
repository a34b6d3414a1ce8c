package io.lifafa.api.dispatch;

import io.lifafa.limiter.CallResult;

/** Whether most calls succeed just now: a moving average over some twenty of them. Thread rule: one thread. */
final class SuccessRate {
    private static final double WEIGHT = 0.05;
    private static final double WELL = 0.5;

    private double share = 1;

    void saw(CallResult result) {
        switch (result) {
            case SUCCESS, TOO_LARGE -> share += WEIGHT * (1 - share);
            case FAILED, TIMED_OUT, UNREACHABLE, DENIED -> share -= WEIGHT * share;
            case IGNORED, THROTTLED -> {
                // Says nothing of how well it is.
            }
        }
    }

    boolean isWell() {
        return share > WELL;
    }
}
