package io.lifafa.limiter.pace;

import io.lifafa.limiter.Nanos;

/**
 * The most calls under way, where a server answers 429 to more of them at a time.
 *
 * <p>States: <em>none</em>; <em>set</em>, by a 429 about number; <em>lifted</em>, set and raised by a probe that no 429 has
 * answered yet.
 *
 * <p>A 429 that comes without any word on when or how fast, or asks for a long wait, may be about number or about rate. The
 * first is taken to be about number if the rejected call met more calls under way than any accepted one since the last 429,
 * and the ceiling is put below it. Is a call rejected below the ceiling, it was the rate, and the ceiling goes; {@link Pace}
 * takes over. A ceiling that binds is lifted by one call after 12 s, or ten times the wait that a 429 costs, and on, until a
 * 429 tells.
 *
 * <p>A 429 that says that it is about number ({@link #crowded}) is believed: the ceiling goes below it at once. Probes that
 * fail come half as often each time, down to one in 96 s. A server may count a call that it has just answered as being under
 * way still: after a rejection shortly after an answer, a place that becomes free is taken a breath later. Only the fifth such
 * rejection in a row lowers the ceiling, of a probe the second. Thread rule: that of the package.
 */
public final class ThrottleCeiling {
    /** As often as {@link Pace} probes: one rejection in 12 s is below one in a hundred calls at ten a second. */
    private static final long PROBE_EVERY = Nanos.ofMillis(12_000);

    /** From 12 s to 96 s: a cap that rises is found within two minutes. */
    private static final int DOUBLINGS = 3;

    /** A wait may cost a tenth of the time at the most. */
    private static final int WAITS_PER_PROBE = 10;

    /** Between two steps of a probe: most calls sent at the last one have ended by then. */
    private static final long STEP = Nanos.ofMillis(1_000);

    private static final int NONE = Integer.MAX_VALUE;

    /** So many rejections in a row at a number that was accepted before; and at one that was not yet. */
    private static final int SLIPS = 5;

    private static final int SLIPS_OF_A_PROBE = 2;

    /** No server counts an answered call for longer. */
    private static final long SHORTLY = Nanos.ofMillis(250);

    /** About a round trip, the least that a server can be behind. */
    private static final double FIRST_BREATH = 30e6;

    /** Quickly up, for each rejection costs a call; slowly down, for each answer shows only that it was long enough. */
    private static final double LONGER = 2;

    private static final double SHORTER = 0.99;

    /** Shorter than timers are exact. */
    private static final double NO_BREATH = 3e6;

    /** With so few under way, the pace does as well. */
    private static final int FEW = 3;

    private int ceiling = NONE;
    private int accepted;
    private boolean lifted;
    private long liftAt;

    /** Whether nothing was accepted yet at the ceiling since it was lifted. */
    private boolean probing;

    private int slips;
    private int failedProbes;
    private double breath;
    private double breathBefore;
    private final RecentEnds ends = new RecentEnds();

    public int get() {
        return ceiling;
    }

    /** When one more may go that then so many are under way: a call that was just answered keeps its place for a breath. */
    public long earliest(int inFlight, long now) {
        return breath > 0 ? ends.fewerThan(ceiling - inFlight, (long) breath, now) : Long.MIN_VALUE;
    }

    /** A call was accepted while so many were under way, and has been answered. */
    public void accepted(int inFlight, long now) {
        ends.add(now, SHORTLY);
        accepted = Math.max(accepted, inFlight);
        if (inFlight >= ceiling) {
            breath = breath * SHORTER < NO_BREATH ? 0 : breath * SHORTER;
            slips = 0;
            failedProbes = probing ? 0 : failedProbes;
            probing = false;
        }
    }

    /** Told when nothing but the ceiling keeps a call back. */
    public boolean binds(long now) {
        if (now < liftAt) {
            return false;
        }
        ceiling++;
        lifted = true;
        probing = true;
        liftAt = now + STEP;
        return true;
    }

    /**
     * A call was rejected.
     *
     * @param inFlight calls under way when it was sent, itself included
     * @param rate whether it is known to be about rate
     * @param wait that was asked for, nanoseconds; 0 if none was
     * @return whether it is taken to be about number
     */
    public boolean throttled(int inFlight, boolean rate, long wait, long now) {
        boolean number = !rate && inFlight > FEW && (inFlight > accepted || lifted);
        ceiling = number ? Math.min(ceiling, inFlight - 1) : NONE;
        accepted = 0;
        lifted = false;
        liftAt = now + Math.max(PROBE_EVERY, WAITS_PER_PROBE * wait);
        return number;
    }

    /** A call was rejected because of the number under way, as the server says. */
    public void crowded(int inFlight, long sentAt, long now) {
        if (ceiling < inFlight) {
            return;
        }
        if (ceiling < NONE && ends.shortlyBefore(sentAt, SHORTLY) && ++slips < (probing ? SLIPS_OF_A_PROBE : SLIPS)) {
            breathBefore = slips == 1 ? breath : breathBefore;
            breath = Math.min(SHORTLY, Math.max(FIRST_BREATH, LONGER * breath));
            return;
        }
        breath = slips > 0 ? breathBefore : breath;
        failedProbes = probing ? Math.min(DOUBLINGS, failedProbes + 1) : failedProbes;
        lifted = false;
        probing = false;
        slips = 0;
        ceiling = Math.max(1, inFlight - 1);
        liftAt = now + (PROBE_EVERY << failedProbes);
    }
}
