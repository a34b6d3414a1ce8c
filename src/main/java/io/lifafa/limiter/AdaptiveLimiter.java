package io.lifafa.limiter;

import io.lifafa.limiter.LimiterState.Breaker;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * A {@link CallLimiter} that finds out by itself what an API bears and uses just that.
 *
 * <p>A call goes when the latest of the moments its parts ask for has come and fewer are under way than allowed. It counts
 * as sent from then on. Example:
 *
 * <pre>{@code
 * CallLimiter limiter = new AdaptiveLimiter(options, new SplittableRandom());
 * switch (limiter.next(queue.size(), System.nanoTime())) { ... }
 * }</pre>
 *
 * <p>Thread rule: one thread at a time, the event loop that sends the calls.
 */
public final class AdaptiveLimiter implements CallLimiter {
    private static final long IDLE = Nanos.ofMillis(10_000);
    private static final int SCOUTS = 12;

    private final LimiterOptions options;
    private final RandomGenerator random;
    private final TimeOrigin origin = new TimeOrigin();
    private final StatedQuotas quotas;
    private final Holdoff holdoff;
    private LimiterParts parts;
    private int inFlight;
    private long lastNumber;
    private long lastThrottled;
    private long learnFrom;
    private long heedFrom;
    private long lastSent;
    private String change = "start";
    private Optional<Long> changedAt = Optional.empty();

    /** @param random for jitter */
    public AdaptiveLimiter(LimiterOptions options, RandomGenerator random) {
        this.options = options;
        this.random = random;
        this.quotas = new StatedQuotas(options);
        this.holdoff = new Holdoff(random);
        this.parts = new LimiterParts(options, random);
    }

    @Override
    public Decision next(int waiting, long nanoTime) {
        long now = origin.since(nanoTime);
        if (inFlight == 0 && now - lastSent > IDLE) {
            parts.warmUp.restart();
        }
        if (inFlight >= allowed()) {
            return full(now);
        }
        long others = Math.max(Math.max(blockedUntil(), parts.warmUp.earliest()), quotas.earliest());
        long pace = parts.pace.earliest();
        if (pace > now && others <= now) {
            pressed(now);
        }
        long when = Math.max(others, pace);
        return when > now ? new Decision.NotBefore(origin.nanoTime(when)) : go(waiting, nanoTime, now);
    }

    private Decision go(int waiting, long nanoTime, long now) {
        int items = Math.max(1, Math.min(waiting, parts.batch.get()));
        inFlight++;
        lastSent = now;
        Permit permit = new Permit(++lastNumber, items, nanoTime, inFlight);
        quotas.sent(items, now);
        parts.warmUp.sent(now);
        parts.pace.sent(now);
        parts.breaker.sent(permit, now);
        if (!outage()) {
            parts.concurrency.sent(permit, now);
        }
        return new Decision.Go(permit);
    }

    /** Nothing but one of the learned limits keeps a call back: it may be probed. */
    private void pressed(long now) {
        double before = parts.pace.perSecond().orElse(0);
        parts.pace.binds(now);
        if (parts.pace.perSecond().orElse(0) > before) {
            changed("probe", now);
        }
    }

    private Decision full(long now) {
        boolean ceilingAlone = parts.ceiling.get() < parts.concurrency.allowed() && inFlight == parts.ceiling.get();
        if (ceilingAlone && parts.ceiling.binds(now)) {
            changed("probe", now);
        }
        return new Decision.Full();
    }

    @Override
    public void ended(Permit permit, CallEnd end, long nanoTime) {
        long now = origin.since(nanoTime);
        inFlight = Math.max(0, inFlight - 1);
        quotas.ended(permit.items(), end);
        if (permit.number() < heedFrom) {
            return;
        }
        long latency = Math.max(1, nanoTime - permit.sentAt());
        rate(permit, end, now);
        if (permit.number() >= learnFrom) {
            latency(permit, end.result(), latency, now);
            size(permit, end.result(), latency, now);
        }
        breaker(permit, end.result(), now);
    }

    private void rate(Permit permit, CallEnd end, long now) {
        RateSignals signals = end.signals();
        double stated = signals.requests().perMinute().orElse(0) / 60.0;
        if (end.result() == CallResult.THROTTLED) {
            throttled(permit, signals, stated, now);
        } else if (stated > 0) {
            parts.pace.stated(stated);
        }
        if (holdoff.ended(end.result(), signals, now)) {
            parts.pace.blockedUntil(holdoff.until());
        }
        parts.warmUp.ended(end.result());
    }

    /** Rejections of calls sent before the last one was known are the same event. */
    private void throttled(Permit permit, RateSignals signals, double stated, long now) {
        parts.pace.rejected();
        if (permit.number() <= lastThrottled) {
            return;
        }
        lastThrottled = lastNumber;
        boolean rate = stated > 0
                || signals.retryAfter().isPresent()
                || parts.pace.perSecond().isPresent();
        if (!parts.ceiling.throttled(permit.inFlight(), rate, now)) {
            parts.pace.throttled(stated, now);
        }
        changed("throttled", now);
    }

    private void latency(Permit permit, CallResult result, long latency, long now) {
        if (result == CallResult.SUCCESS) {
            parts.shape.answered(permit.items(), latency);
            parts.ceiling.accepted(permit.inFlight());
            parts.timeout.answered(permit.items(), latency);
            double usual = parts.shape.expected(permit.items());
            parts.concurrency.aboveTarget(parts.target > 0 && usual > parts.target);
        } else if (result == CallResult.TIMED_OUT) {
            parts.timeout.timedOut(now - latency, now);
        }
        if (outage()) {
            return;
        }
        int before = parts.concurrency.limit();
        parts.concurrency.ended(permit, result, latency / parts.shape.relative(permit.items()), now);
        if (parts.concurrency.limit() != before) {
            changed(parts.concurrency.lastChange(), now);
        }
    }

    private void size(Permit permit, CallResult result, long latency, long now) {
        if (!outage() && parts.batch.ended(permit.items(), result, latency)) {
            changed("batch", now);
        }
    }

    private void breaker(Permit permit, CallResult result, long now) {
        double round = parts.shape.expected(permit.items());
        if (!parts.breaker.ended(permit, result, round, now)) {
            return;
        }
        if (parts.breaker.state() == Breaker.CLOSED) {
            learnFrom = lastNumber + 1;
            parts.warmUp.restart();
            changed("resumed", now);
        } else {
            parts.concurrency.interrupted();
            changed(parts.breaker.denied() ? "denied" : "outage", now);
        }
    }

    @Override
    public Duration timeout(int items) {
        return Duration.ofNanos(parts.timeout.of(items));
    }

    @Override
    public LimiterState state(long nanoTime) {
        long now = origin.since(nanoTime);
        long blocked = blockedUntil();
        return new LimiterState(
                inFlight,
                Math.min(parts.concurrency.limit(), parts.ceiling.get()),
                pace(),
                parts.batch.get(),
                blocked > now ? Duration.ofNanos(blocked - now) : Duration.ZERO,
                parts.breaker.state(),
                change,
                changedAt.map(at -> Duration.ofNanos(now - at)),
                parts.breaker.denied());
    }

    @Override
    public void reset(long nanoTime) {
        parts = new LimiterParts(options, random);
        parts.pace.blockedUntil(holdoff.until());
        heedFrom = lastNumber + 1;
        changed("reset", origin.since(nanoTime));
    }

    /** In an outage the breaker lets a call go each few seconds, and each may hang until its timeout. */
    private int allowed() {
        int scouts = Math.min(options.maxInFlight(), Math.max(SCOUTS, parts.concurrency.limit()));
        int allowed = outage() ? scouts : parts.concurrency.allowed();
        return Math.min(allowed, parts.ceiling.get());
    }

    /** What calls come to in an outage says nothing of the load. */
    private boolean outage() {
        return parts.breaker.state() != Breaker.CLOSED;
    }

    private long blockedUntil() {
        return Math.max(holdoff.until(), parts.breaker.earliest());
    }

    private OptionalDouble pace() {
        Optional<Double> stated = quotas.callsPerSecond();
        OptionalDouble learned = parts.pace.perSecond();
        if (stated.isEmpty()) {
            return learned;
        }
        return OptionalDouble.of(Math.min(stated.get(), learned.orElse(Double.MAX_VALUE)));
    }

    private void changed(String why, long now) {
        change = why;
        changedAt = Optional.of(now);
    }
}
