package io.lifafa.limiter.cluster;

import io.lifafa.limiter.PaceState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a report makes of the limits, and what its member is answered.
 *
 * <p>The rule on which all rests: a member's share grows by no more than what is free in the document that is replaced, and
 * becomes smaller only to what the member says that it uses already. So the shares that are used never add up to more than 1,
 * whatever order reports come in, whichever are lost, and whichever answers are. Thread rule: any.
 */
final class Ledger {
    /** A sign of life is written no less often. */
    static final long BEAT_MILLIS = 2_500;

    /** Calls that were counted are written no more often. */
    static final long COUNT_MILLIS = 900;

    /** Sums of shares are off by less. */
    private static final double EPSILON = 1e-9;

    /** Wants from which a node takes probing over, and below which one gives it up: far apart, so that it does not wander. */
    private static final double BUSY = 0.5;

    private static final double IDLE = 0.1;

    private Ledger() {}

    /**
     * @param limits as they become
     * @param worthWriting false if nothing has changed that anybody must know
     * @param urgent whether the others should look at once
     * @param target what the member is to use from now on; where that is less than its share, it tells when it does
     */
    record Outcome(Limits limits, boolean worthWriting, boolean urgent, double target) {}

    /** Empty if the report is void: a later one of its member was there before. */
    static Optional<Outcome> after(Limits before, Report report, Set<String> gone) {
        var known = before.member(report.name());
        if (known.isPresent() && known.get().beat() >= report.beat()) {
            return Optional.empty();
        }
        var members = others(before, report.name(), gone);
        double taken = members.stream().mapToDouble(Member::share).sum();
        double had = known.map(Member::share).orElse(0.0);
        double used = Math.min(had, report.share());
        members.add(new Member(report.name(), report.beat(), used, report.wants(), report.accepted()));
        members.sort(Comparator.comparing(Member::name));
        double wanted = target(members, report.name(), report.slots());
        double free = 1 - taken < EPSILON ? 0 : 1 - taken;
        double share = Math.max(used, Math.min(wanted, free));
        // Targets add up to all, so what it has above its own another lacks.
        double target = wanted < used - EPSILON ? wanted : share;

        var me = new Member(report.name(), report.beat(), share, report.wants(), report.accepted());
        members.replaceAll(it -> it.name().equals(me.name()) ? me : it);
        var pause = before.pause().after(report, isThere(members, before.pause().by()));
        boolean paceIsNew = report.pace()
                .map(it -> report.paceNumber() == before.paceNumber() || endsProbe(it, before.pace()))
                .orElse(false);
        PaceState pace = paceIsNew ? report.pace().get() : before.pace();
        var limits = new Limits(
                members, prober(before, members, me), pause, before.paceNumber() + (paceIsNew ? 1 : 0), pace);

        boolean sameMembers = members.size() == before.members().size()
                && known.map(me::saysTheSameAs).orElse(false);
        boolean same = sameMembers
                && pause.equals(before.pause())
                && !paceIsNew
                && limits.prober().equals(before.prober());
        boolean wantsMore = wanted > share + EPSILON
                && known.map(it -> it.wants() < report.wants()).orElse(true);
        boolean urgent = report.refused() || report.lift() || paceIsNew || wantsMore || share < had - EPSILON;
        boolean counted = known.map(it -> it.accepted() != report.accepted()).orElse(true);
        boolean due = report.ageMillis() >= (counted ? COUNT_MILLIS : BEAT_MILLIS);
        return Optional.of(new Outcome(limits, !same || due, urgent, target));
    }

    /** A rejection counts, even where the next step of the probe that led to it was written first. */
    private static boolean endsProbe(PaceState found, PaceState known) {
        return known.base() > 0 && found.base() == 0 && found.perSecond() < known.perSecond();
    }

    /** A member has left. */
    static Limits without(Limits before, String name) {
        var members = others(before, name, Set.of());
        var prober = before.prober().equals(name) ? "" : before.prober();
        return new Limits(members, prober, before.pause(), before.paceNumber(), before.pace());
    }

    private static List<Member> others(Limits limits, String name, Set<String> gone) {
        var others = new ArrayList<>(limits.members());
        others.removeIf(it -> it.name().equals(name) || gone.contains(it.name()));
        return others;
    }

    private static boolean isThere(List<Member> members, String name) {
        return members.stream().anyMatch(it -> it.name().equals(name));
    }

    private static double target(List<Member> members, String name, long slots) {
        double[] targets = Shares.of(members.stream().mapToDouble(Member::wants).toArray(), slots);
        for (int i = 0; i < targets.length; i++) {
            if (members.get(i).name().equals(name)) {
                return targets[i];
            }
        }
        throw new IllegalStateException("not a member: " + name);
    }

    /** The same as before while it is there and busy; whoever is busy takes over from one that is not. */
    private static String prober(Limits before, List<Member> members, Member me) {
        var now =
                members.stream().filter(it -> it.name().equals(before.prober())).findFirst();
        boolean vacant = now.map(it -> it.wants() < IDLE && me.wants() > BUSY).orElse(true);
        return vacant ? me.name() : before.prober();
    }
}
