package io.lifafa.limiter.quota;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.Nanos;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What must be kept whatever is learned: the stated quotas and the shortest distance between calls. What the owner stated
 * outlives a reset.
 *
 * <p>Thread rule: that of the package.
 */
public final class StatedQuotas {
    private final long minDelay;
    private final Optional<RequestQuota> requests;
    private final OptionalLong tokensPerMinute;
    private TokenQuota tokens;
    private double share = 1;
    private long next = Long.MIN_VALUE;

    public StatedQuotas(LimiterOptions options) {
        minDelay = options.minDelay().map(Nanos::of).orElse(0L);
        requests = options.requestsPerMinute().isPresent()
                ? Optional.of(new RequestQuota(options.requestsPerMinute().getAsLong()))
                : Optional.empty();
        tokensPerMinute = options.tokensPerMinute();
        tokens = new TokenQuota(tokensPerMinute.orElse(0), tokensPerMinute.isEmpty());
    }

    /** From now on this node has so much of them, 0 to 1. */
    public void share(double part, long now) {
        share = part;
        requests.ifPresent(quota -> quota.share(part, now));
        tokens.share(part, now);
    }

    /** What a server stated counts no more; what the owner stated does. */
    public void forgetStatements(long now) {
        if (tokensPerMinute.isEmpty()) {
            tokens = new TokenQuota(0, true);
            tokens.share(share, now);
        }
    }

    /** What a call takes of all that the quotas allow, in nanoseconds; 0 if none is known. */
    public double cost(int items) {
        double call = Math.max(minDelay, requests.map(RequestQuota::cost).orElse(0.0));
        return Math.max(call, tokens.cost(items));
    }

    /** Of this node, by its share. */
    public Optional<Double> callsPerSecond() {
        return requests.map(RequestQuota::perSecond);
    }

    public long earliest() {
        if (minDelay > 0 && share == 0) {
            return Nanos.NEVER;
        }
        long quota = requests.map(RequestQuota::earliest).orElse(Long.MIN_VALUE);
        return Math.max(next, Math.max(quota, tokens.earliest()));
    }

    public void sent(int items, long now) {
        next = minDelay > 0 ? now + (long) (minDelay / share) : now;
        requests.ifPresent(quota -> quota.sent(now));
        tokens.sent(items, now);
    }

    public void ended(int items, CallEnd end) {
        if (tokensPerMinute.isEmpty()) {
            end.signals().tokens().perMinute().ifPresent(tokens::stated);
        }
        tokens.ended(items, end.tokens());
    }
}
