package io.lifafa.limiter;

import java.util.OptionalDouble;

/**
 * How many calls per second a server that answers 429 accepts. None is kept before the first 429 or the first stated rate.
 *
 * <p>Runs at 97 % of what is known. What the server then saves up pays for a probe each 12 s: the pace rises step by step
 * until a 429 tells the limit, or is gone beyond. So there is about one rejection per probe, and a limit that rose is found.
 *
 * <p>What is known comes from the server's statement, or from {@link AcceptedRate}. A statement that a 429 soon after
 * contradicts (others share the quota) is not believed again. Thread rule: that of the package.
 */
final class Pace {
    private static final double SHARE = 0.97;
    private static final double CLIMB_STEADY = 1.2;
    private static final double CLIMB_FREE = 1.5;
    private static final long PROBE_EVERY = Nanos.ofMillis(12_000);
    private static final long GUESS_FOR = Nanos.ofMillis(2_000);

    /** A probe that fails at once may still have found a little more than before, too little to be counted. */
    private static final double CREEP = 1.03;

    private static final long STEP = Nanos.ofMillis(500);
    private static final long SOON = Nanos.ofMillis(5_000);
    private static final long SLACK = Nanos.ofMillis(20);
    private static final long SLOWEST = Nanos.ofMillis(60_000);

    private final long slowest;
    private final AcceptedRate accepted = new AcceptedRate();
    private double rate;
    private double base;
    private boolean climbing;
    private boolean stated;
    private double disproved = -1;
    private long stepUntil;
    private long probeAt;
    private long resumedAt = -SOON;
    private double due;

    /** @param slowest longest distance between two calls, nanoseconds; 0 for a minute */
    Pace(long slowest) {
        this.slowest = slowest > 0 ? slowest : SLOWEST;
    }

    OptionalDouble perSecond() {
        return rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }

    boolean climbing() {
        return climbing;
    }

    long earliest() {
        return rate > 0 ? (long) Math.ceil(due - Math.min(SLACK, gap())) : Long.MIN_VALUE;
    }

    /** Told when this pace alone keeps a call back: only then is it worth a probe. */
    void binds(long now) {
        if (climbing ? now >= stepUntil : now >= probeAt && !stated) {
            base = climbing ? base : rate;
            climbing = true;
            rate *= rate < 1.5 * base ? CLIMB_STEADY : CLIMB_FREE;
            stepUntil = now + Math.max(STEP, (long) (2 * gap()));
        }
    }

    void sent(long now) {
        accepted.sent(now);
        if (rate > 0) {
            due = Math.max(due, now) + gap();
        }
    }

    /** Nothing goes before that moment, and from then on one call at a time. */
    void blockedUntil(long moment) {
        due = Math.max(due, moment + Math.min(SLACK, gap()));
        accepted.blockedUntil(moment);
        resumed(moment, Math.max(GUESS_FOR, probeAt - resumedAt));
    }

    private void resumed(long moment, long probeAfter) {
        resumedAt = Math.max(resumedAt, moment);
        probeAt = resumedAt + probeAfter;
    }

    /** A server says with its answers how many calls per second it allows: no probe is needed. */
    void stated(double perSecond) {
        if (perSecond == disproved) {
            return;
        }
        stated = true;
        climbing = false;
        rate = SHARE * perSecond;
    }

    /** A call that was sent was rejected. */
    void rejected() {
        accepted.rejected();
    }

    /**
     * The pace was too fast.
     *
     * @param perSecond what the server says it allows; 0 if it does not say
     */
    void throttled(double perSecond, long now) {
        boolean again = now - resumedAt < SOON && !climbing;
        if (again && rate > 0 && rate <= perSecond) {
            disproved = perSecond;
            stated = false;
        }
        boolean believed = perSecond > 0 && perSecond != disproved;
        boolean guessed = !believed && (rate == 0 || !climbing && accepted.betweenEmpty(now) == 0);
        rate = Math.max(SHARE * (believed ? perSecond : counted(now)), Nanos.PER_SECOND / slowest);
        due = now + gap();
        climbing = false;
        accepted.emptied(now);
        resumed(now, guessed ? GUESS_FOR : PROBE_EVERY);
    }

    private double counted(long now) {
        if (rate == 0) {
            return accepted.first(now);
        }
        if (climbing) {
            double found = rate > 2 * base ? rate / CLIMB_FREE : accepted.betweenEmpty(now);
            return Math.max(base * CREEP / SHARE, found);
        }
        double between = accepted.betweenEmpty(now);
        return between > 0 ? Math.min(between, rate / SHARE) : AcceptedRate.DECREASE * rate;
    }

    private double gap() {
        return rate > 0 ? Math.min(slowest, Nanos.PER_SECOND / rate) : 0;
    }
}
