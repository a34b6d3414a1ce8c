package io.lifafa.limiter.adaptive;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.LimiterState.Breaker;
import io.lifafa.limiter.Nanos;
import io.lifafa.limiter.Permit;
import java.util.random.RandomGenerator;

/**
 * Stops hopeless calling and notices when there is hope again.
 *
 * <p>States: {@code CLOSED}, all calls go; {@code OPEN}, none goes before a pause is over; {@code HALF_OPEN}, scouts are under
 * way. An answer closes it from any state, a failure of a scout opens it again.
 *
 * <p>Opens on {@value #UNREACHABLE_IN_A_ROW} calls in a row that reached nobody, on a call that was denied, and on
 * {@value #FAILURES_IN_A_ROW} failures in a row that last longer than a round. It stays open for a pause that doubles from
 * 0.5 s to 5 s (denied: 30 s to 60 s), between half of it and all of it by chance, so that nodes do not come back together.
 * Then it is half open: one call goes, and another each 5 s while none has ended, so that a scout that hangs does not hold
 * up the rest. Ends of calls sent before it opened change nothing. Source: Nygard, Release It!, "Circuit Breaker".
 *
 * <p>Thread rule: that of the package.
 */
final class CircuitBreaker {
    /** One refused connection may be a restart; three in a row are nobody. */
    static final int UNREACHABLE_IN_A_ROW = 3;

    /** A server that answers at all may well fail several times in a row. */
    static final int FAILURES_IN_A_ROW = 10;

    /** A restart behind a proxy takes about as long. */
    private static final long PAUSE = Nanos.ofMillis(500);

    /** Work resumes within seconds, and an hour of outage costs some hundred calls. */
    private static final long LONGEST_PAUSE = Nanos.ofMillis(5_000);

    /** Only people change a key or a right: asking more often is of no use. */
    private static final long DENIED_PAUSE = Nanos.ofMillis(30_000);

    private static final long LONGEST_DENIED_PAUSE = Nanos.ofMillis(60_000);

    /** As long as the longest pause: scouts that hang are no rarer than scouts that fail. */
    private static final long SCOUT_EVERY = Nanos.ofMillis(5_000);

    private final RandomGenerator random;
    private Breaker state = Breaker.CLOSED;
    private boolean denied;
    private int failures;
    private int unreachable;
    private long lastAnswer;
    private long pause;
    private long nextScout;
    private long newest;
    private long heedFrom;

    CircuitBreaker(RandomGenerator random) {
        this.random = random;
    }

    Breaker state() {
        return state;
    }

    boolean denied() {
        return denied;
    }

    /** Nothing may be sent before this moment. */
    long earliest() {
        return state == Breaker.CLOSED ? Long.MIN_VALUE : nextScout;
    }

    void sent(Permit permit, long now) {
        newest = permit.number();
        if (state != Breaker.CLOSED) {
            state = Breaker.HALF_OPEN;
            nextScout = now + SCOUT_EVERY;
        }
    }

    /**
     * @param round how long a call usually takes, nanoseconds
     * @return whether the state changed
     */
    boolean ended(Permit permit, CallResult result, double round, long now) {
        if (permit.number() < heedFrom) {
            return false;
        }
        return switch (result) {
            case SUCCESS, THROTTLED, TOO_LARGE -> alive(now);
            case IGNORED -> retry(now);
            case FAILED, TIMED_OUT -> failed(round, now);
            case UNREACHABLE -> unreachable(now);
            case DENIED -> open(true, now);
        };
    }

    private boolean alive(long now) {
        failures = 0;
        unreachable = 0;
        lastAnswer = now;
        boolean changed = state != Breaker.CLOSED;
        state = Breaker.CLOSED;
        denied = false;
        pause = 0;
        return changed;
    }

    /** A scout that told nothing: another may go at once. */
    private boolean retry(long now) {
        if (state != Breaker.CLOSED) {
            nextScout = now;
        }
        return false;
    }

    private boolean failed(double round, long now) {
        unreachable = 0;
        failures++;
        boolean run = failures >= FAILURES_IN_A_ROW && now - lastAnswer > round;
        return (run || state != Breaker.CLOSED) && open(false, now);
    }

    private boolean unreachable(long now) {
        unreachable++;
        return (unreachable >= UNREACHABLE_IN_A_ROW || state != Breaker.CLOSED) && open(false, now);
    }

    private boolean open(boolean refused, long now) {
        long first = refused ? DENIED_PAUSE : PAUSE;
        long longest = refused ? LONGEST_DENIED_PAUSE : LONGEST_PAUSE;
        pause = refused == denied && pause > 0 ? Math.min(longest, 2 * pause) : first;
        boolean changed = state != Breaker.OPEN;
        state = Breaker.OPEN;
        denied = refused;
        heedFrom = newest + 1;
        nextScout = now + pause / 2 + (long) (random.nextDouble() * pause / 2);
        return changed;
    }
}
