package io.lifafa.limiter.adaptive;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallLimiter;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Decision;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.LimiterState;
import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.limiter.Nanos;
import io.lifafa.limiter.PaceState;
import io.lifafa.limiter.Permit;
import io.lifafa.limiter.RateSignals;
import io.lifafa.limiter.SharedLimiter;
import io.lifafa.limiter.pace.NodePart;
import io.lifafa.limiter.quota.Holdoff;
import io.lifafa.limiter.quota.StatedQuotas;
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
 * <p>One that is {@link #shared} sends nothing until it is granted a share of the limits, nor when that has run out. What it
 * finds out about calls under way, batches and latency stays its own.
 *
 * <p>Thread rule: one thread at a time, the event loop that sends the calls.
 */
public final class AdaptiveLimiter implements SharedLimiter {
    /** After so long without a call the server may have changed, so calls are spaced out again. */
    private static final long IDLE = Nanos.ofMillis(10_000);

    /** A scout each 5 s, each cut off after a minute: so many hang at the most before one has ended. */
    private static final int SCOUTS = 12;

    private static final double SECONDS_PER_MINUTE = 60;

    /** A wait so long costs more than the number under way is worth: the first such 429 may be about number, too. */
    private static final long LONG_WAIT = Nanos.ofMillis(5_000);

    private final LimiterOptions options;
    private final RandomGenerator random;
    private final TimeOrigin origin = new TimeOrigin();
    private final StatedQuotas quotas;
    private final Holdoff holdoff;
    private final NodePart node;
    private LimiterParts parts;
    private int inFlight;
    private long lastNumber;
    private long lastThrottled;
    private long learnFrom;
    private long heedFrom;
    private long lastSent;
    private long resets;
    private String change = "start";
    private Optional<Long> changedAt = Optional.empty();

    /**
     * One that has the server for itself.
     *
     * @param random for jitter
     */
    public AdaptiveLimiter(LimiterOptions options, RandomGenerator random) {
        this(options, random, NodePart.alone());
    }

    /** One that shares the server's limits with other nodes, and waits to be granted its part of them. */
    public static AdaptiveLimiter shared(LimiterOptions options, RandomGenerator random) {
        return new AdaptiveLimiter(options, random, NodePart.waiting());
    }

    private AdaptiveLimiter(LimiterOptions options, RandomGenerator random, NodePart node) {
        this.options = options;
        this.node = node;
        this.random = random;
        this.quotas = new StatedQuotas(options);
        this.holdoff = new Holdoff(random);
        this.parts = new LimiterParts(options, node, random);
        quotas.share(node.part().share(), 0);
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
        long free = Math.max(parts.warmUp.earliest(), parts.ceiling.earliest(inFlight + 1, now));
        long others = Math.max(Math.max(blockedUntil(), free), node.earliest(now));
        long pace = parts.pace.earliest();
        long limited = Math.max(quotas.earliest(), pace);
        if (limited > now && others <= now) {
            pressed(waiting, pace, now);
        }
        long when = Math.max(others, limited);
        return when > now ? new Decision.NotBefore(origin.nanoTime(when)) : go(waiting, nanoTime, now);
    }

    private Decision go(int waiting, long nanoTime, long now) {
        int items = Math.max(1, Math.min(waiting, parts.batch.get()));
        inFlight++;
        lastSent = now;
        Permit permit = new Permit(++lastNumber, items, nanoTime, inFlight);
        node.demand.sent(cost(items), now);
        quotas.sent(items, now);
        parts.warmUp.sent(now);
        parts.pace.sent(now);
        parts.breaker.sent(permit, now);
        if (!outage()) {
            parts.concurrency.sent(permit, now);
        }
        return new Decision.Go(permit);
    }

    /** Nothing but the quotas or the pace keeps a call back. The pace alone: it may be probed. */
    private void pressed(int waiting, long pace, long now) {
        if (waiting >= parts.batch.get()) {
            node.demand.waits(now);
        }
        if (pace <= now || quotas.earliest() > now) {
            return;
        }
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
        double stated = signals.requests().perMinute().orElse(0) / SECONDS_PER_MINUTE;
        if (end.result() == CallResult.THROTTLED && signals.crowded()) {
            crowded(permit, now);
            return;
        }
        if (end.result() == CallResult.THROTTLED) {
            throttled(permit, signals, stated, now);
        } else if (stated > 0) {
            parts.pace.stated(stated);
        }
        if (holdoff.ended(end.result(), signals, now)) {
            node.refused();
            parts.pace.blockedUntil(holdoff.until());
        }
        parts.warmUp.ended(end.result());
    }

    /**
     * The server says that too many calls were under way. It means the number alone: the others may go, whatever time it asks
     * to wait. Who had only one under way waits all the same, for others have the rest.
     */
    private void crowded(Permit permit, long now) {
        parts.pace.rejected();
        node.demand.rejected();
        parts.ceiling.crowded(permit.inFlight(), origin.since(permit.sentAt()), now);
        if (permit.inFlight() <= 1) {
            holdoff.refusedAlone(now);
        }
        changed("crowded", now);
    }

    /** Rejections of calls sent before the last one was known are the same event. */
    private void throttled(Permit permit, RateSignals signals, double stated, long now) {
        parts.pace.rejected();
        node.demand.rejected();
        if (permit.number() <= lastThrottled) {
            return;
        }
        lastThrottled = lastNumber;
        long wait = signals.retryAfter().map(Nanos::of).orElse(0L);
        boolean rate = stated > 0
                || wait > 0 && wait < LONG_WAIT
                || parts.pace.perSecond().isPresent();
        if (!parts.ceiling.throttled(permit.inFlight(), rate, wait, now)) {
            parts.pace.throttled(stated, now);
        }
        changed("throttled", now);
    }

    private void latency(Permit permit, CallResult result, long latency, long now) {
        if (result == CallResult.SUCCESS) {
            parts.shape.answered(permit.items(), latency);
            parts.ceiling.accepted(permit.inFlight(), now);
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
                parts.breaker.denied(),
                holdoff.excessive(now));
    }

    @Override
    public void reset(long nanoTime) {
        long now = origin.since(nanoTime);
        parts = new LimiterParts(options, node, random);
        holdoff.lift(now);
        quotas.forgetStatements(now);
        heedFrom = lastNumber + 1;
        resets++;
        changed("reset", now);
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

    /** Of this node, by its share. */
    private OptionalDouble pace() {
        Optional<Double> stated = quotas.callsPerSecond();
        OptionalDouble learned = parts.pace.perSecond();
        if (stated.isEmpty() && learned.isEmpty()) {
            return learned;
        }
        double ours = node.part().share() * learned.orElse(Double.MAX_VALUE);
        return OptionalDouble.of(Math.min(stated.orElse(Double.MAX_VALUE), ours));
    }

    /** What a call takes of all that the nodes may send together, nanoseconds; 0 if that is not limited. */
    private double cost(int items) {
        double pace = parts.pace.perSecond().orElse(0);
        return Math.max(quotas.cost(items), pace > 0 ? Nanos.PER_SECOND / pace : 0);
    }

    @Override
    public Local local(long nanoTime) {
        long now = origin.since(nanoTime);
        return new Local(
                node.share(now),
                node.demand.get(now),
                node.demand.accepted(),
                Duration.ofNanos(Math.max(0, holdoff.until() - now)),
                node.refusals(),
                parts.pace.state(),
                resets);
    }

    @Override
    public void grant(Grant grant, long nanoTime) {
        long now = origin.since(nanoTime);
        node.grant(grant, origin.since(grant.until()), now);
        quotas.share(grant.share(), now);
        parts.pace.part(node.part(), now);
        parts.warmUp.nodes(grant.nodes());
        parts.concurrency.nodes(grant.nodes());
    }

    @Override
    public void blocked(Duration wait, long nanoTime) {
        long now = origin.since(nanoTime);
        holdoff.others(wait, now);
        parts.pace.blockedUntil(holdoff.until());
    }

    @Override
    public void adopt(PaceState pace, long nanoTime) {
        parts.pace.adopt(pace, origin.since(nanoTime));
        lastThrottled = lastNumber;
        changed("told", origin.since(nanoTime));
    }

    private void changed(String why, long now) {
        change = why;
        changedAt = Optional.of(now);
    }
}
