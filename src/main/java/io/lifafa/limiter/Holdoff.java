package io.lifafa.limiter;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Nothing is sent before a server's {@code Retry-After} (RFC 9110, 10.2.3) has passed, nor before a window of which nothing
 * is left has been reset. A little is added by chance, so that nodes do not come back at the same moment.
 *
 * <p>A 429 that says nothing is waited for 0.2 s, doubling to 10 s while no call is accepted. Thread rule: that of the
 * package.
 */
final class Holdoff {
    private static final long UNSAID = Nanos.ofMillis(200);
    private static final int DOUBLINGS = 6;
    private static final double JITTER = 0.1;
    private static final long LONGEST_JITTER = Nanos.ofMillis(1_000);

    private final RandomGenerator random;
    private long until;
    private int unsaid;

    Holdoff(RandomGenerator random) {
        this.random = random;
    }

    long until() {
        return until;
    }

    /** Another node was told to wait until that moment. */
    void others(long moment) {
        until = Math.max(until, moment);
    }

    /** @return whether the wait became longer */
    boolean ended(CallResult result, RateSignals signals, long now) {
        if (result == CallResult.SUCCESS) {
            unsaid = 0;
        }
        OptionalLong asked = asked(result, signals);
        if (asked.isEmpty()) {
            return false;
        }
        double jitter = Math.min(LONGEST_JITTER, JITTER * asked.getAsLong()) * random.nextDouble();
        long moment = now + asked.getAsLong() + (long) jitter;
        boolean longer = moment > until;
        until = Math.max(until, moment);
        return longer;
    }

    private OptionalLong asked(CallResult result, RateSignals signals) {
        if (signals.retryAfter().isPresent()) {
            return OptionalLong.of(Nanos.of(signals.retryAfter().get()));
        }
        long windows = Math.max(left(signals.requests()), left(signals.tokens()));
        if (windows > 0) {
            return OptionalLong.of(windows);
        }
        return result == CallResult.THROTTLED
                ? OptionalLong.of(UNSAID << Math.min(unsaid++, DOUBLINGS))
                : OptionalLong.empty();
    }

    private static long left(RateSignals.Window window) {
        boolean spent = window.remaining().orElse(1) <= 0;
        return spent ? window.reset().map(Nanos::of).orElse(0L) : 0;
    }
}
