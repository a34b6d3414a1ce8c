package io.lifafa.limiter.quota;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Nanos;
import io.lifafa.limiter.RateSignals;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Nothing is sent before a server's {@code Retry-After} (RFC 9110, 10.2.3) has passed, nor before a window of which nothing
 * is left has been reset. A little is added by chance, so that nodes do not come back at the same moment.
 *
 * <p>More than an hour is an hour, whoever says it: a server that means a date and says a number must not stop everything.
 * With an answer, where the header has no meaning, more than a minute is a minute. A 429 that says nothing, or one about the
 * number of calls under way that met no other, is waited for 0.2 s, doubling to 12.8 s while no call is accepted. Thread rule:
 * that of the package.
 */
public final class Holdoff {
    /** A server that means a date and says a number must not stop everything. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final long LONGEST_WAIT = Nanos.of(LONGEST);
    private static final long LONGEST_AFTER_AN_ANSWER = Nanos.ofMillis(60_000);
    /** Short, for most buckets have a call a second; six doublings make it about 13 s. */
    private static final long UNSAID = Nanos.ofMillis(200);

    private static final int DOUBLINGS = 6;

    /** By a tenth: nodes come back one after the other, and nobody waits much longer than it must. */
    private static final double JITTER = 0.1;

    private static final long LONGEST_JITTER = Nanos.ofMillis(1_000);

    private final RandomGenerator random;
    private long until;
    private int unsaid;
    private Duration excessive = Duration.ZERO;

    public Holdoff(RandomGenerator random) {
        this.random = random;
    }

    public long until() {
        return until;
    }

    /** What was asked for, if that was cut to an hour which is not over. */
    public Optional<Duration> excessive(long now) {
        return until > now && !excessive.isZero() ? Optional.of(excessive) : Optional.empty();
    }

    /** Another node was told to wait for so long. */
    public void others(Duration wait, long now) {
        until = Math.max(until, now + Math.min(LONGEST_WAIT + LONGEST_JITTER, Nanos.of(wait)));
    }

    /** Nobody waits any longer for what was said so far. */
    public void lift(long now) {
        until = Math.min(until, now);
        unsaid = 0;
        excessive = Duration.ZERO;
    }

    /** A call was refused for the number under way, though it was the only one of this node. */
    public void refusedAlone(long now) {
        waitFor(UNSAID << Math.min(unsaid++, DOUBLINGS), now);
    }

    /** @return whether the wait became longer */
    public boolean ended(CallResult result, RateSignals signals, long now) {
        if (result == CallResult.SUCCESS) {
            unsaid = 0;
        }
        OptionalLong asked = asked(result, signals);
        if (asked.isEmpty()) {
            return false;
        }
        if (asked.getAsLong() > LONGEST_WAIT) {
            excessive = Duration.ofNanos(asked.getAsLong());
        }
        return waitFor(Math.min(LONGEST_WAIT, asked.getAsLong()), now);
    }

    private boolean waitFor(long wait, long now) {
        double jitter = Math.min(LONGEST_JITTER, JITTER * wait) * random.nextDouble();
        long moment = now + wait + (long) jitter;
        boolean longer = moment > until;
        until = Math.max(until, moment);
        return longer;
    }

    private OptionalLong asked(CallResult result, RateSignals signals) {
        if (signals.retryAfter().isPresent()) {
            long wait = Nanos.of(signals.retryAfter().get());
            return OptionalLong.of(result == CallResult.SUCCESS ? Math.min(LONGEST_AFTER_AN_ANSWER, wait) : wait);
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
