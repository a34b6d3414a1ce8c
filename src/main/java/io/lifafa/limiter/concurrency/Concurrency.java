package io.lifafa.limiter.concurrency;

import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.Permit;

/**
 * How many calls may be under way: just more than the server works on at a time.
 *
 * <p>It starts with a <em>climb</em>, doubling round by round until latency shows that calls queue. From then on it
 * compares in pairs: a short <em>drain</em> at a lower level against a round at the limit, and sets
 * {@code limit = limit * margin * latency(low) / latency(high)}, which is Gradient2's rule (Netflix, concurrency-limits)
 * with a baseline that was measured a moment ago instead of remembered: a minimum remembered is too low where latencies
 * are noisy, an average remembered grows with the queue it is to detect. The margin makes it settle where the lower level
 * is just short of what the server can do, so drains cost little. How far apart the levels are, and how many pairs are
 * needed, follows from the noise. When the higher level costs nothing, it climbs again.
 *
 * <p>Failures count as far as the higher level has more of them than the lower. When most calls time out at both, it
 * halves.
 *
 * <p>States:
 *
 * <ul>
 *   <li>{@code CLIMB}, the first: rounds at the limit, which doubles while calls do not queue; to {@code DRAIN} when they
 *       queue or fail, or the owner's bound is reached.
 *   <li>{@code DRAIN}: calls at the lower level are sent; to {@code LOAD} when they all are.
 *   <li>{@code LOAD}: calls at the limit are sent, and both levels are waited for; then the pair is compared: to {@code REST}
 *       if nothing moves, to {@code CLIMB} if the higher level costs nothing, else to {@code DRAIN}.
 *   <li>{@code REST}: nothing is measured for some rounds; then to {@code DRAIN}. A limit of one has no lower level and
 *       stays here.
 * </ul>
 *
 * <p>Thread rule: that of the package.
 */
public final class Concurrency {
    public static final int FIRST = 4;

    /** With fewer, a drain would leave half of a server of two workers idle. */
    private static final int LEAST = 3;

    /** Doubling comes near the knee in few rounds, and overshoots it by no more than one queued call per worker. */
    private static final double CLIMB = 2;

    /** Part of what doubling promises that may be lost; more is lost only past the knee. */
    private static final double CLIMB_LOSS = 0.5;

    /** The mean of fewer latencies is too noisy to compare. */
    private static final int SMALLEST_COHORT = 8;

    /** So many calls at the least before it is said that a level fails. */
    private static final int JUDGED = 24;

    /** Not all of the others' calls are there when they would be missed: they drain too. Found by trying. */
    private static final double CROWD = 0.75;

    /** Most of the calls. Where fewer are answered, the latency of those that are is no measure. */
    private static final double MAJORITY = 0.5;

    /** To half: ends time-outs that the load causes within few rounds. */
    private static final double TIMEOUT_CUT = 2;

    /** Part of its promise up to which a higher level counts as free: the knee is far, so it climbs again. */
    private static final double FREE = 0.4;

    /** Standard errors it takes to believe a change; too much under way costs less than too little. */
    private static final double DOUBT_GROW = 1.5;

    private static final double DOUBT_SHRINK = 2.5;

    /** An error below this part of what the levels differ by: more pairs would change little. */
    private static final double PRECISE = 0.25;

    /** A change of less than a tenth: nothing moves, so it rests. */
    private static final double STEADY = 0.1;

    /** Rounds of rest: drains cost throughput; at the owner's bound there is less to find out. */
    private static final int REST_ROUNDS = 5;

    private static final int REST_ROUNDS_AT_MOST = 10;

    /** So that a server whose calls take long is looked at, too. */
    private static final double LONGEST_REST = 5e9;

    /** A pair that took longer compares two moments, not two levels; in rounds for servers whose calls take long. */
    private static final double STALE_AFTER = 20e9;

    private static final double STALE_ROUNDS = 12;

    private enum Phase {
        CLIMB,
        DRAIN,
        LOAD,
        REST
    }

    private final int least;
    private final int most;
    private double limit;
    private double healthy;
    private Phase phase = Phase.CLIMB;
    private Cohort cohort;
    private Cohort drained;
    private LatencySample low = new LatencySample();
    private LatencySample high = new LatencySample();
    private double spread;
    private final DrainDepth depth = new DrainDepth();
    private long restUntil;
    private boolean aboveTarget;
    private double nodes = 1;
    private String lastChange = "start";

    public Concurrency(int most) {
        this.most = Math.max(1, most);
        this.least = Math.min(LEAST, this.most);
        this.limit = Math.min(FIRST, this.most);
    }

    /** How many may be under way, drains aside. */
    public int limit() {
        return (int) Math.round(limit);
    }

    /** How many may be under way at this moment. */
    public int allowed() {
        return phase == Phase.DRAIN ? lower() : limit();
    }

    public String lastChange() {
        return lastChange;
    }

    /** Told whether latency is above what the owner wants: then no queue at all is aimed at. */
    public void aboveTarget(boolean above) {
        aboveTarget = above;
    }

    /** So many nodes do the same to the same server. */
    public void nodes(int number) {
        nodes = Math.pow(number, CROWD);
    }

    public void sent(Permit permit, long now) {
        if (phase == Phase.REST && now >= restUntil) {
            enter(Phase.DRAIN, now);
        }
        if (cohort == null && phase != Phase.REST) {
            enter(phase, now);
        }
        if (cohort != null) {
            cohort.sent(permit, now);
        }
        if (phase == Phase.DRAIN && cohort.filled()) {
            drained = cohort;
            enter(Phase.LOAD, now);
        }
    }

    /** @param latency nanoseconds, normalised for the number of SMS */
    public void ended(Permit permit, CallResult result, double latency, long now) {
        if (drained != null) {
            drained.ended(permit, result, latency);
        }
        if (cohort == null) {
            return;
        }
        cohort.ended(permit, result, latency);
        if (phase == Phase.CLIMB && cohort.shed() && low.calls() > 0) {
            settle(limit / CLIMB, "failing", now);
        } else if (phase == Phase.LOAD && cohort.shed() && drained.sample().answeredShare() > MAJORITY) {
            settle(drained.level(), "failing", now);
        } else if (phase == Phase.CLIMB && cohort.done(now)) {
            climbed(now);
        } else if (phase == Phase.LOAD && cohort.done(now) && drained.done(now)) {
            compared(now);
        }
    }

    /** Something else than the load rules now (an outage): what was being measured is void, what it made of the limit too. */
    public void interrupted() {
        limit = Math.max(limit, healthy);
        cohort = null;
        drained = null;
        if (phase != Phase.CLIMB) {
            phase = Phase.DRAIN;
            low = new LatencySample();
            high = new LatencySample();
        }
    }

    private void climbed(long now) {
        high.add(cohort.sample());
        Comparison step = new Comparison(low, high, nodes);
        boolean failing = high.answeredShare() <= MAJORITY;
        if (low.calls() > 0 && step.failsMore() || failing && high.calls() >= JUDGED) {
            settle(limit / CLIMB, "failing", now);
        } else if (high.calls() == 0 || failing) {
            enter(Phase.CLIMB, now);
        } else if (low.calls() > 0 && step.cost() > CLIMB_LOSS * Math.log(CLIMB) + step.error()) {
            double knee = limit * Math.exp(step.error() - step.cost());
            settle(knee * LevelSpacing.margin(LevelSpacing.ratio(step.spread())), "queueing", now);
        } else if (limit() >= most) {
            settle(most, "most", now);
        } else {
            low.add(high);
            high = new LatencySample();
            set(limit * CLIMB, "grown");
            enter(Phase.CLIMB, now);
        }
    }

    private void settle(double to, String why, long now) {
        depth.climbed();
        set(to, why);
        spread = cohort.sample().variance() > 0 ? Math.sqrt(cohort.sample().variance()) : spread;
        forget();
        enter(Phase.DRAIN, now);
    }

    private void compared(long now) {
        if (stale(now)) {
            forget();
            enter(Phase.DRAIN, now);
            return;
        }
        low.add(drained.sample());
        high.add(cohort.sample());
        Comparison pair = new Comparison(low, high, nodes);
        spread = pair.spread();
        if (pair.speaks()) {
            decide(pair, now);
        } else {
            failing(pair, now);
        }
    }

    private void decide(Comparison pair, long now) {
        healthy = limit;
        double ratio = (double) cohort.level() / drained.level();
        double change =
                Math.log(aboveTarget ? 1 : LevelSpacing.margin(depth.isDeep() ? LevelSpacing.ratio(spread) : ratio))
                        - pair.cost();
        double doubt = (change > 0 ? DOUBT_GROW : DOUBT_SHRINK) * pair.error();
        boolean certain = Math.abs(change) > doubt || pair.error() < PRECISE * Math.log(ratio);
        if (!certain) {
            enter(Phase.DRAIN, now);
            return;
        }
        boolean free = pair.cost() < FREE * Math.log(LevelSpacing.ratio(spread)) && !aboveTarget && limit() < most;
        set(limit * Math.exp(change), change > 0 ? "grown" : "queueing");
        if (free) {
            low.add(high);
            high = new LatencySample();
            enter(Phase.CLIMB, now);
            return;
        }
        depth.compared(pair, ratio);
        forget();
        boolean steady = !depth.isDeep() && Math.abs(change) < STEADY || limit() >= most && change > 0;
        restUntil = now + rest(pair.high().mean(), limit() >= most ? REST_ROUNDS_AT_MOST : REST_ROUNDS);
        enter(steady ? Phase.REST : Phase.DRAIN, now);
    }

    private void failing(Comparison pair, long now) {
        if (pair.failsMore()) {
            set(drained.level(), "failing");
        } else if (pair.high().timedOutShare() > MAJORITY) {
            set(limit / TIMEOUT_CUT, "timeouts");
        }
        forget();
        enter(Phase.DRAIN, now);
    }

    private boolean stale(long now) {
        double round = Math.exp(drained.sample().mean());
        return now - drained.startedAt() > Math.max(STALE_AFTER, STALE_ROUNDS * round);
    }

    private static long rest(double logLatency, int rounds) {
        return (long) Math.min(LONGEST_REST, rounds * Math.exp(logLatency));
    }

    private void forget() {
        low = new LatencySample();
        high = new LatencySample();
        drained = null;
    }

    private void enter(Phase next, long now) {
        phase = next;
        if (next == Phase.DRAIN && limit() == 1) {
            phase = Phase.REST;
        }
        cohort = phase == Phase.REST ? null : new Cohort(allowed(), cohortSize(), now);
    }

    private int cohortSize() {
        return phase == Phase.CLIMB ? allowed() : Math.max(SMALLEST_COHORT, allowed());
    }

    private void set(double to, String why) {
        double bounded = Math.min(Math.max(to, least), most);
        if (Math.round(bounded) != Math.round(limit)) {
            lastChange = why;
        }
        limit = bounded;
    }

    private int lower() {
        return Math.max(1, Math.min(limit() - 1, (int) Math.round(limit / depth.ratio(spread))));
    }
}
