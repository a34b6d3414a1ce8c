package io.lifafa.limiter.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.limiter.PaceState;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one report makes of the limits, and what the others must hear of it. */
@Timeout(20)
class LedgerTest {
    private static final PaceState KNOWN = new PaceState(10, 0, -1);
    private static final Pause PAUSE = new Pause(4, "b", 5_000, 0);

    /** Both busy, and all is divided. */
    private final Limits halves = limits("a", new Member("a", 1, 0.5, 1, 0), new Member("b", 1, 0.5, 1, 0));

    private static Limits limits(String prober, Member... members) {
        return new Limits(List.of(members), prober, PAUSE, 7, KNOWN);
    }

    private static Ledger.Outcome after(Limits before, ReportDraft report, String... gone) {
        return Ledger.after(before, report.report(), Set.of(gone)).orElseThrow();
    }

    private static ReportDraft a() {
        return new ReportDraft("a").uses(0.5).pause(4, 9_000);
    }

    private static double share(Ledger.Outcome outcome, String name) {
        return outcome.limits().member(name).orElseThrow().share();
    }

    @Test
    void aReportThatIsNoLaterThanOneThatWasThereIsVoid() {
        assertThat(Ledger.after(halves, a().beat(1).report(), Set.of())).isEmpty();
        assertThat(Ledger.after(halves, a().beat(2).report(), Set.of())).isPresent();
    }

    @Test
    void theFirstMemberHasAll() {
        var outcome = after(Limits.NONE, new ReportDraft("a"));
        assertThat(share(outcome, "a")).isEqualTo(1);
        assertThat(outcome.target()).isEqualTo(1);
        assertThat(outcome.limits().prober()).isEqualTo("a");
        assertThat(outcome.worthWriting()).isTrue();
    }

    @Test
    void whoJoinsGetsNoMoreThanIsFreeAndTheOthersHearOfIt() {
        var outcome = after(limits("a", new Member("a", 1, 0.8, 1, 0)), new ReportDraft("0"));
        assertThat(share(outcome, "0")).isCloseTo(0.2, within(1e-9));
        assertThat(outcome.urgent()).isTrue();
        assertThat(outcome.limits().members()).extracting(Member::name).containsExactly("0", "a");
        assertThat(share(after(limits("a", new Member("a", 1, 1, 1, 0)), new ReportDraft("b")), "b"))
                .isZero();
    }

    @Test
    void aShareBecomesSmallerOnlyToWhatTheMemberSaysItUsesAlready() {
        var crowded = limits("a", new Member("a", 1, 1, 1, 0), new Member("b", 1, 0, 1, 0));
        var told = after(crowded, a().uses(1));
        assertThat(share(told, "a")).isEqualTo(1);
        assertThat(told.target()).as("it is to give half away").isEqualTo(0.5);
        var done = after(crowded, a().uses(0.5));
        assertThat(share(done, "a")).isEqualTo(0.5);
        assertThat(done.urgent()).as("somebody waits for it").isTrue();
    }

    @Test
    void nobodyUsesMoreThanIsReservedForIt() {
        assertThat(share(after(halves, a().uses(1)), "a")).isEqualTo(0.5);
    }

    @Test
    void whatNobodyWantsIsDividedEvenly() {
        var idle = limits("a", new Member("a", 1, 0.7, 0.2, 0), new Member("b", 1, 0.3, 0.1, 0));
        assertThat(after(idle, a().uses(0.7).wants(0.2)).target()).isCloseTo(0.55, within(1e-9));
    }

    @Test
    void whatIsFreeAlreadyNeedNotBeTakenFromAnybody() {
        var some = limits("a", new Member("a", 1, 0.6, 1, 0), new Member("b", 1, 0.1, 0.4, 0));
        assertThat(after(some, a().uses(0.6).wants(0.6)).target()).isEqualTo(0.6);
    }

    @Test
    void whoIsGoneLeavesItsShare() {
        var outcome = after(halves, a(), "b");
        assertThat(share(outcome, "a")).isEqualTo(1);
        assertThat(outcome.limits().member("b")).isEmpty();
        assertThat(outcome.worthWriting()).isTrue();
        assertThat(outcome.limits().pause().number())
                .as("a goes on with the pause of b")
                .isEqualTo(4);
    }

    @Test
    void aReportThatSaysNothingNewIsWrittenOnlyAsASignOfLife() {
        assertThat(after(halves, a().age(2_499)).worthWriting()).isFalse();
        assertThat(after(halves, a().age(2_500)).worthWriting()).isTrue();
        assertThat(after(halves, a()).urgent()).isFalse();
    }

    @Test
    void callsThatWereCountedAreWrittenAboutOnceASecond() {
        assertThat(after(halves, a().accepted(3).age(899)).worthWriting()).isFalse();
        assertThat(after(halves, a().accepted(3).age(900)).worthWriting()).isTrue();
    }

    @Test
    void anotherDemandIsWrittenAtOnceAndUrgentOnlyIfItGrowsAndIsNotMet() {
        var before = limits("a", new Member("a", 1, 0.1, 0.1, 0), new Member("b", 1, 0.9, 1, 0));
        var more = after(before, a().uses(0.1).wants(1));
        assertThat(more.worthWriting()).isTrue();
        assertThat(more.urgent()).isTrue();
        var same = limits("a", new Member("a", 1, 0.1, 1, 0), new Member("b", 1, 0.9, 1, 0));
        assertThat(after(same, a().uses(0.1)).urgent()).as("that was known").isFalse();
        var less = after(halves, a().wants(0.4));
        assertThat(less.worthWriting()).isTrue();
        assertThat(less.urgent()).isFalse();
    }

    @Test
    void aRefusalAndALiftAreUrgent() {
        assertThat(after(halves, a().refused()).urgent()).isTrue();
        assertThat(after(halves, a().refused()).worthWriting()).isTrue();
        assertThat(after(halves, a().lift()).urgent()).isTrue();
    }

    @Test
    void aPaceThatWasFoundOnTopOfTheLatestCounts() {
        var found = new PaceState(5, 0, -1);
        var outcome = after(halves, a().pace(7, found));
        assertThat(outcome.limits().pace()).isEqualTo(found);
        assertThat(outcome.limits().paceNumber()).isEqualTo(8);
        assertThat(outcome.urgent()).isTrue();
        assertThat(outcome.worthWriting()).isTrue();
    }

    @Test
    void aPaceThatWasFoundOnTopOfAnEarlierOneIsDropped() {
        var outcome = after(halves, a().pace(6, new PaceState(5, 0, -1)));
        assertThat(outcome.limits().pace()).isEqualTo(KNOWN);
        assertThat(outcome.limits().paceNumber()).isEqualTo(7);
        assertThat(outcome.urgent()).isFalse();
    }

    @Test
    void aRejectionThatEndsAProbeCountsEvenSo() {
        var probing = new Limits(halves.members(), "a", PAUSE, 7, new PaceState(12, 10, -1));
        var end = new PaceState(10, 0, -1);
        assertThat(after(probing, a().pace(6, end)).limits().pace()).isEqualTo(end);
        for (var other : List.of(new PaceState(11, 10, -1), new PaceState(12, 0, -1))) {
            assertThat(after(probing, a().pace(6, other)).limits().paceNumber()).isEqualTo(7);
        }
    }

    @Test
    void theProberStaysWhileItIsThereAndBusy() {
        assertThat(after(halves, new ReportDraft("b").uses(0.5)).limits().prober())
                .isEqualTo("a");
        var idle = limits("a", new Member("a", 1, 0.5, 0.09, 0), new Member("b", 1, 0.5, 1, 0));
        var report = new ReportDraft("b").uses(0.5);
        assertThat(after(idle, report).limits().prober()).isEqualTo("b");
        assertThat(after(idle, report).worthWriting()).isTrue();
        assertThat(after(idle, report.wants(0.5)).limits().prober())
                .as("it is not busy")
                .isEqualTo("a");
        var little = limits("a", new Member("a", 1, 0.5, 0.1, 0), new Member("b", 1, 0.5, 1, 0));
        assertThat(after(little, report.wants(1)).limits().prober()).isEqualTo("a");
        assertThat(after(halves, report, "a").limits().prober()).isEqualTo("b");
    }

    @Test
    void whoLeavesTakesItsShareAndItsProbeAlong() {
        var without = Ledger.without(halves, "a");
        assertThat(without.members()).extracting(Member::name).containsExactly("b");
        assertThat(without.prober()).isEmpty();
        assertThat(without.pace()).isEqualTo(KNOWN);
        assertThat(Ledger.without(halves, "b").prober()).isEqualTo("a");
    }

    @Test
    void anAnswerSaysWhereAMemberStandsAmongTheOthers() {
        var limits = limits(
                "b", new Member("a", 1, 0.2, 1, 5), new Member("b", 1, 0.5, 1, 7), new Member("c", 1, 0.3, 1, 11));
        var answer = Answer.to("b", limits, 0.4, true, 9);
        assertThat(answer).isEqualTo(new Answer(9, true, 0.5, 0.4, 0.2, 3, "b", 16, PAUSE, 7, KNOWN));
        assertThat(Answer.to("z", limits, 0, false, 9).share()).isZero();
    }

    @Test
    void whoseCountdownItIsGoesOnOnlyWithItOrWithoutIt() {
        var report = a().pause(4, 1_000);
        assertThat(after(halves, report).limits().pause().millis())
                .as("b counts it down")
                .isEqualTo(5_000);
        assertThat(after(halves, report, "b").limits().pause().millis())
                .as("b is gone")
                .isEqualTo(1_000);
    }
}
