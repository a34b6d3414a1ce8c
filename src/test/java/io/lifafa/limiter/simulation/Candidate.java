package io.lifafa.limiter.simulation;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallLimiter;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.LimiterState;
import io.lifafa.limiter.Permit;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the candidates of the literature have in common: a limit on calls under way, a pace, 20 SMS per call, 60 s timeout. */
abstract class Candidate implements CallLimiter {
    static final int MOST = 256;

    /** After a refusal nothing goes for so long, nanoseconds: nobody would send these algorithms out without. */
    private static final long AFTER_REFUSAL = 50_000_000;

    double limit = 4;
    private long refusedUntil;
    private int inFlight;
    private long number;

    /** Not before so many nanoseconds from now. */
    double pause(long now) {
        return 0;
    }

    void sent(long now) {}

    abstract void learned(Permit permit, CallEnd end, double latency, long now);

    static boolean overload(CallEnd end) {
        return switch (end.result()) {
            case THROTTLED, FAILED, TIMED_OUT, UNREACHABLE -> true;
            case SUCCESS, IGNORED, TOO_LARGE, DENIED -> false;
        };
    }

    @Override
    public final Decision next(int waiting, long nanoTime) {
        long now = nanoTime - SimDriver.BASE;
        if (inFlight >= Math.max(1, (int) limit)) {
            return new Decision.Full();
        }
        double wait = Math.max(refusedUntil - now, pause(now));
        if (wait >= 1) {
            return new Decision.NotBefore(nanoTime + (long) wait);
        }
        inFlight++;
        sent(now);
        return new Decision.Go(new Permit(++number, Math.min(20, waiting), nanoTime, inFlight));
    }

    @Override
    public final void ended(Permit permit, CallEnd end, long nanoTime) {
        inFlight--;
        long now = nanoTime - SimDriver.BASE;
        refusedUntil = overload(end) ? now + AFTER_REFUSAL : refusedUntil;
        learned(permit, end, nanoTime - permit.sentAt(), now);
        limit = Math.min(MOST, Math.max(1, limit));
    }

    @Override
    public Duration timeout(int items) {
        return Duration.ofSeconds(60);
    }

    @Override
    public LimiterState state(long now) {
        return new LimiterState(
                inFlight,
                (int) limit,
                OptionalDouble.empty(),
                20,
                Duration.ZERO,
                LimiterState.Breaker.CLOSED,
                "",
                Optional.empty(),
                false);
    }

    @Override
    public void reset(long now) {
        throw new UnsupportedOperationException("not needed to compare");
    }
}
