package io.lifafa.limiter.pace;

import io.lifafa.limiter.Nanos;
import io.lifafa.limiter.PaceState;
import java.util.OptionalDouble;

/**
 * How many calls per second a server that answers 429 accepts. None is kept before the first 429 or the first stated rate.
 *
 * <p>States: <em>free</em>, no pace is known; <em>steady</em>, at what was counted; <em>stated</em>, at what the server says, where
 * no probe is needed; <em>climbing</em>, a probe is under way. A 429 ends each of them, and leads to steady.
 *
 * <p>Runs at 97 % of what is known. What the server then saves up pays for a probe each 12 s: the pace rises step by step
 * until a 429 tells the limit, or is gone beyond. So there is about one rejection per probe, and a limit that rose is found.
 *
 * <p>What is known comes from the server's statement, or from {@link AcceptedRate}. A statement that a 429 soon after
 * contradicts (others share the quota) is not believed again.
 *
 * <p>Nodes that share a server share what is known, a {@link PaceState}, and each runs at its part of it. Who was told a 429
 * works out the new pace, the others {@link #adopt} it. One of them at a time may probe: all that is sent more meanwhile is sent
 * by it. A node alone is a node with all of it. Thread rule: that of the package.
 */
public final class Pace {
    /** The rest is saved up by the server's bucket and pays for the next probe. */
    private static final double SHARE = 0.97;

    /** Step of a probe near the pace of before: a limit that is still there is overshot by little. */
    private static final double CLIMB_STEADY = 1.2;

    /** Step of a probe far above it: the limit has risen, so it may go fast. */
    private static final double CLIMB_FREE = 1.5;

    /** Times the pace of before: beyond, the bucket's savings do not explain what is accepted, and steps become wider. */
    private static final double FAR = 1.5;

    /** Times the pace of before: beyond, the last step that was accepted says more than a count over all the steps. */
    private static final double FARTHER = 2;

    /** One rejection in 12 s is below one in a hundred calls at ten a second. */
    private static final long PROBE_EVERY = Nanos.ofMillis(12_000);

    /** How long a pace that is only guessed is kept before it is probed. */
    private static final long GUESS_FOR = Nanos.ofMillis(2_000);

    /** Nodes hear of a rejection late and so each pays for it: they probe as much less often, and step more slowly. */
    private static final int SLOWER_TOGETHER = 2;

    /** Calls at the least that a step lets go, to show whether it is accepted. */
    private static final double CALLS_PER_STEP = 2;

    /** A probe that fails at once may still have found a little more than before, too little to be counted. */
    private static final double CREEP = 1.03;

    /** Between two steps of a probe: the answers to the first calls of the last one are there by then. */
    private static final long STEP = Nanos.ofMillis(500);

    /** A 429 so soon after a wait says that the pace was wrong, not that the limit has fallen. */
    private static final long SOON = Nanos.ofMillis(5_000);

    /** Nodes hear of each other's rejections a little late, and what was on its way then may be rejected too. */
    private static final long SAME_EVENT = Nanos.ofMillis(1_500);

    /** Where a 429 costs a long wait, a probe is worth it the more seldom. */
    private static final long COSTLY = Nanos.ofMillis(5_000);

    /** So that even where a 429 costs an hour a limit that rose is found in ten minutes. */
    private static final long LONGEST_COST = Nanos.ofMillis(60_000);

    /** A wait may cost a tenth of the time at the most. */
    private static final int WAITS_PER_PROBE = 10;

    /** Timers fire late: a call may go so much early to make up for it. */
    private static final long SLACK = Nanos.ofMillis(20);

    /** A call a minute shows at least when the server accepts calls again. */
    private static final long SLOWEST = Nanos.ofMillis(60_000);

    /** Keeps distances finite. */
    private static final double LEAST_SHARE = 1e-4;

    private final long slowest;
    private final AcceptedRate accepted;
    private Part part = Part.ALL;
    private double rate;
    private double base;
    private boolean climbing;
    private boolean stated;
    private double disproved = -1;
    private long stepUntil;
    private long probeAt;
    private long resumedAt = -SOON;
    private long foundAt = -SAME_EVENT;
    private double due;

    /**
     * What a node has of the cluster's pace.
     *
     * @param share 0 to 1
     * @param before the sum of the shares of the nodes before it: after a wait for all it comes by so much of its gap later
     * @param prober whether it may probe
     * @param nodes how many there are
     */
    public record Part(double share, double before, boolean prober, int nodes) {
        static final Part ALL = new Part(1, 0, true, 1);
    }

    /**
     * @param slowest longest distance between two calls, nanoseconds; 0 for a minute
     * @param elsewhere what other nodes send
     */
    public Pace(long slowest, CallsElsewhere elsewhere) {
        this.slowest = slowest > 0 ? slowest : SLOWEST;
        this.accepted = new AcceptedRate(elsewhere);
    }

    /** From now on this node has this part. */
    public void part(Part now, long nanos) {
        double before = gap();
        part = now;
        stretch(before, nanos);
    }

    /** Of the cluster. */
    public PaceState state() {
        return new PaceState(rate, climbing ? base : 0, disproved);
    }

    /** Takes over what another node found out. */
    public void adopt(PaceState state, long now) {
        double before = gap();
        rate = state.perSecond();
        base = state.base();
        climbing = base > 0;
        disproved = state.disproved();
        stated = false;
        stretch(before, now);
        foundAt = now;
        if (!climbing) {
            due = Math.max(due, turn(now));
            accepted.emptied(now);
            resumed(now, probeEvery());
        }
    }

    /** What is left of a wait becomes as much longer as the gap. */
    private void stretch(double before, long now) {
        if (due > now && before > 0) {
            due = now + (due - now) * gap() / before;
        }
    }

    /** What others send is known a little late, so what is found must not be far off. */
    private double climbFree() {
        return part.nodes() > 1 ? CLIMB_STEADY : CLIMB_FREE;
    }

    /** With more nodes a probe costs more rejections, for they do not hear of the first at once. */
    private long probeEvery() {
        return part.nodes() > 1 ? SLOWER_TOGETHER * PROBE_EVERY : PROBE_EVERY;
    }

    /** Of the cluster. */
    public OptionalDouble perSecond() {
        return rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty();
    }

    boolean climbing() {
        return climbing;
    }

    public long earliest() {
        if (rate > 0 && part.share() == 0) {
            return Nanos.NEVER;
        }
        return rate > 0 ? (long) Math.ceil(due - Math.min(SLACK, gap())) : Long.MIN_VALUE;
    }

    /** Told when this pace alone keeps a call back: only then is it worth a probe. */
    public void binds(long now) {
        if (part.prober() && (climbing ? now >= stepUntil : now >= probeAt && !stated)) {
            base = climbing ? base : rate;
            climbing = true;
            rate *= rate < FAR * base ? CLIMB_STEADY : climbFree();
            long step = part.nodes() > 1 ? SLOWER_TOGETHER * STEP : STEP;
            stepUntil = now + Math.max(step, (long) (CALLS_PER_STEP * gap()));
        }
    }

    public void sent(long now) {
        accepted.sent(now);
        if (rate > 0) {
            due = Math.max(due, now) + gap();
        }
    }

    /** Nothing goes before that moment, and from then on one call at a time. */
    public void blockedUntil(long moment) {
        due = Math.max(due, moment + Math.min(SLACK, gap()) + part.before() * gap());
        accepted.blockedUntil(moment);
        long after = Math.max(GUESS_FOR, probeAt - resumedAt);
        long cost = Math.min(moment - foundAt, LONGEST_COST);
        boolean costly = after >= PROBE_EVERY && cost >= COSTLY;
        resumed(moment, costly ? Math.max(after, WAITS_PER_PROBE * cost) : after);
    }

    private void resumed(long moment, long probeAfter) {
        resumedAt = Math.max(resumedAt, moment);
        probeAt = resumedAt + probeAfter;
    }

    /** A server says with its answers how many calls per second it allows: no probe is needed. */
    public void stated(double perSecond) {
        if (perSecond == disproved) {
            return;
        }
        stated = true;
        climbing = false;
        rate = SHARE * perSecond;
    }

    /** A call that was sent was rejected. */
    public void rejected() {
        accepted.rejected();
    }

    /**
     * The pace was too fast.
     *
     * @param perSecond what the server says it allows; 0 if it does not say
     */
    public void throttled(double perSecond, long now) {
        if (part.nodes() > 1 && !climbing && now - foundAt < SAME_EVENT) {
            return;
        }
        foundAt = now;
        boolean again = now - resumedAt < SOON && !climbing;
        if (again && rate > 0 && rate <= perSecond) {
            disproved = perSecond;
            stated = false;
        }
        boolean believed = perSecond > 0 && perSecond != disproved;
        boolean guessed = !believed && (rate == 0 || !climbing && accepted.betweenEmpty(now) == 0);
        rate = Math.max(SHARE * (believed ? perSecond : counted(now)), Nanos.PER_SECOND / slowest);
        climbing = false;
        due = turn(now);
        accepted.emptied(now);
        resumed(now, guessed ? GUESS_FOR : probeEvery());
    }

    /** The first call after all were stopped: nodes take turns from there. */
    private double turn(long now) {
        return now + (1 + part.before()) * gap();
    }

    private double counted(long now) {
        if (rate == 0) {
            return accepted.first(now);
        }
        if (climbing) {
            double found = rate > FARTHER * base ? rate / climbFree() : accepted.betweenEmpty(now);
            return Math.max(base * CREEP / SHARE, found);
        }
        double between = accepted.betweenEmpty(now);
        return between > 0 ? Math.min(between, rate / SHARE) : AcceptedRate.DECREASE * rate;
    }

    /** Between two calls of this node, nanoseconds. */
    private double gap() {
        if (rate == 0) {
            return 0;
        }
        double share = Math.max(part.share(), LEAST_SHARE);
        if (!climbing) {
            return Math.min(slowest, Nanos.PER_SECOND / rate) / share;
        }
        double steady = base * share;
        double own = part.prober() ? steady + rate - base : steady;
        return Math.min(slowest / share, Nanos.PER_SECOND / own);
    }
}
