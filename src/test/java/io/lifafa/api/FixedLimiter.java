package io.lifafa.api;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallLimiter;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.LimiterState;
import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.limiter.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** So many calls at a time and no more; a test opens and closes its breaker, and a denial opens it. */
public final class FixedLimiter implements CallLimiter {
    public final List<CallResult> ends = Collections.synchronizedList(new ArrayList<>());
    public volatile Breaker breaker = Breaker.CLOSED;
    public volatile Duration timeout = Duration.ofSeconds(20);
    public volatile int resets;
    private final int limit;
    private final int batch;
    private int inFlight;
    public int mostInFlight;

    public FixedLimiter(int limit, int batch) {
        this.limit = limit;
        this.batch = batch;
    }

    @Override
    public Decision next(int waiting, long now) {
        if (breaker == Breaker.OPEN) {
            return new Decision.NotBefore(now + 5_000_000);
        }
        if (inFlight >= limit) {
            return new Decision.Full();
        }
        mostInFlight = Math.max(mostInFlight, ++inFlight);
        return new Decision.Go(new Permit(0, Math.min(batch, waiting), now, inFlight));
    }

    @Override
    public void ended(Permit permit, CallEnd end, long now) {
        inFlight--;
        ends.add(end.result());
        if (end.result() == CallResult.DENIED) {
            breaker = Breaker.OPEN;
        } else if (end.result() == CallResult.SUCCESS && breaker == Breaker.HALF_OPEN) {
            breaker = Breaker.CLOSED;
        }
    }

    @Override
    public Duration timeout(int items) {
        return timeout;
    }

    @Override
    public LimiterState state(long now) {
        return new LimiterState(
                inFlight,
                limit,
                OptionalDouble.empty(),
                batch,
                Duration.ZERO,
                breaker,
                "fixed",
                Optional.empty(),
                false);
    }

    @Override
    public void reset(long now) {
        resets++;
    }
}
