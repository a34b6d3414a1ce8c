package io.lifafa.limiter.cluster;

import io.lifafa.limiter.PaceState;
import java.util.Optional;

/**
 * What a member tells.
 *
 * @param name who
 * @param beat counts its reports; one that comes after a later one is void
 * @param ageMillis how long ago it was last granted something that was written
 * @param share what it uses now, never more than is reserved for it
 * @param wants what it could use
 * @param accepted calls sent so far and not rejected
 * @param slots calls per minute of a stated quota, which shares are to be whole numbers of; 0 if none is stated
 * @param refused whether the server made it wait longer since its last report
 * @param pauseNumber the last {@link Pause} it knows
 * @param pauseMillis what is left of its wait
 * @param lift whether it was told to learn anew since its last report, and everybody is to
 * @param lifts how often that had happened as far as it knows
 * @param paceNumber the last change of pace it knows
 * @param pace what it found out since then
 */
public record Report(
        String name,
        long beat,
        long ageMillis,
        double share,
        double wants,
        long accepted,
        long slots,
        boolean refused,
        long pauseNumber,
        long pauseMillis,
        boolean lift,
        long lifts,
        long paceNumber,
        Optional<PaceState> pace) {

    /** Whoever wrote it, no number in it is believed without bounds. */
    public Report {
        share = Bounded.of(share, 1);
        wants = Bounded.of(wants, 1);
        accepted = Bounded.of(accepted, Long.MAX_VALUE);
        slots = Bounded.of(slots, Integer.MAX_VALUE);
        pauseMillis = Bounded.of(pauseMillis, Pause.LONGEST_MILLIS);
        pace = pace.map(Bounded::of);
    }
}
