package io.lifafa.limiter;

/**
 * What is known of the pace that a server accepts from all nodes together.
 *
 * @param perSecond calls; 0 if none is known
 * @param base while one node probes: the pace of before, which the others keep; else 0
 * @param disproved a rate that the server states and does not keep; negative if there is none
 */
public record PaceState(double perSecond, double base, double disproved) {
    /** Nothing is known. */
    public static final PaceState NONE = new PaceState(0, 0, -1);
}
