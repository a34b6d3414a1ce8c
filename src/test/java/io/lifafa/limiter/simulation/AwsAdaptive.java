package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Permit;

/** AWS SDKs' adaptive retry mode: a send rate that follows CUBIC (RFC 9438) on throttling errors; 16 under way. */
final class AwsAdaptive extends Candidate {
    private static final double BETA = 0.7;
    private static final double SCALE = 0.4;

    private double rate;
    private double lastMost;
    private double throttledAt;
    private double measured;
    private long counted;
    private long countedFrom;
    private double due;
    private boolean started;

    AwsAdaptive() {
        limit = 16;
    }

    @Override
    double pause(long now) {
        return rate == 0 ? 0 : Math.max(0, due - now);
    }

    @Override
    void sent(long now) {
        if (!started || now - countedFrom > 500_000_000) {
            measured = started ? 0.2 * measured + 0.8 * counted * 1e9 / (now - countedFrom) : 0;
            started = true;
            counted = 0;
            countedFrom = now;
        }
        counted++;
        due = rate == 0 ? now : Math.max(due, now) + 1e9 / rate;
    }

    @Override
    void learned(Permit permit, CallEnd end, double latency, long now) {
        if (end.result() == CallResult.THROTTLED) {
            lastMost = rate == 0 ? Math.max(measured, 1) : Math.min(rate, Math.max(measured, 0.5));
            throttledAt = now;
            rate = BETA * lastMost;
            due = now + 1e9 / rate;
        } else if (rate > 0) {
            double window = Math.cbrt(lastMost * (1 - BETA) / SCALE);
            double cubic = SCALE * Math.pow((now - throttledAt) / 1e9 - window, 3) + lastMost;
            rate = Math.max(0.5, Math.min(cubic, 2 * Math.max(measured, 0.5)));
        }
    }
}
