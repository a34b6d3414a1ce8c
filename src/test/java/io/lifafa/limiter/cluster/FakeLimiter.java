package io.lifafa.limiter.cluster;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.LimiterState;
import io.lifafa.limiter.PaceState;
import io.lifafa.limiter.Permit;
import io.lifafa.limiter.SharedLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A limiter that says what a test wants and remembers what it was told. */
final class FakeLimiter implements SharedLimiter {
    double wants = 1;
    long accepted;
    Duration blockedFor = Duration.ZERO;
    long refusals;
    long resets;
    PaceState pace = PaceState.NONE;
    Grant granted = new Grant(0, 0, 1, false, Long.MIN_VALUE, 0);
    final List<Duration> waits = new ArrayList<>();

    @Override
    public Local local(long now) {
        double share = now < granted.until() ? granted.share() : 0;
        return new Local(share, wants, accepted, blockedFor, refusals, pace, resets);
    }

    @Override
    public void grant(Grant grant, long now) {
        granted = grant;
    }

    @Override
    public void blocked(Duration wait, long now) {
        waits.add(wait);
    }

    @Override
    public void adopt(PaceState state, long now) {
        pace = state;
    }

    @Override
    public void reset(long now) {
        resets++;
    }

    @Override
    public Decision next(int waiting, long now) {
        return new Decision.Full();
    }

    @Override
    public void ended(Permit permit, CallEnd end, long now) {}

    @Override
    public Duration timeout(int items) {
        return Duration.ZERO;
    }

    @Override
    public LimiterState state(long now) {
        throw new UnsupportedOperationException();
    }
}
