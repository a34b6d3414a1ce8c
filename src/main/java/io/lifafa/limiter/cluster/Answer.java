package io.lifafa.limiter.cluster;

import io.lifafa.limiter.PaceState;

/**
 * What a member is told.
 *
 * @param revision of the document
 * @param written whether its report was written: then its share is reserved from the moment it sent the report
 * @param share reserved for it
 * @param target what it is to use, no more than that
 * @param before sum of the shares of those before it
 * @param nodes how many members there are
 * @param prober who may probe
 * @param elsewhere calls the others have sent so far
 * @param pause the latest
 * @param paceNumber of the latest change of pace
 * @param pace learned
 */
public record Answer(
        long revision,
        boolean written,
        double share,
        double target,
        double before,
        int nodes,
        String prober,
        double elsewhere,
        Pause pause,
        long paceNumber,
        PaceState pace) {
    /** Whoever wrote it, no number in it is believed without bounds. */
    public Answer {
        share = Bounded.of(share, 1);
        target = Bounded.of(target, 1);
        before = Bounded.of(before, 1);
        nodes = Math.max(1, nodes);
        elsewhere = Bounded.of(elsewhere, Long.MAX_VALUE);
        pace = Bounded.of(pace);
    }

    static Answer to(String name, Limits limits, double target, boolean written, long revision) {
        var others = limits.members().stream().filter(it -> !it.name().equals(name));
        double before = limits.members().stream()
                .takeWhile(it -> !it.name().equals(name))
                .mapToDouble(Member::share)
                .sum();
        return new Answer(
                revision,
                written,
                limits.member(name).map(Member::share).orElse(0.0),
                target,
                before,
                limits.members().size(),
                limits.prober(),
                others.mapToLong(Member::accepted).sum(),
                limits.pause(),
                limits.paceNumber(),
                limits.pace());
    }
}
