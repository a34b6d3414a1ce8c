package io.lifafa.limiter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.limiter.PaceState;
import io.lifafa.limiter.SharedLimiter.Grant;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node tells the others, and what it does when it is told. */
@Timeout(20)
class LimitsMembershipTest {
    private static final long MS = 1_000_000;
    private static final long LEASE = 11_000 * MS;
    private static final PaceState PACE = new PaceState(5, 0, -1);

    private final FakeLimiter limiter = new FakeLimiter();
    private final LimitsMembership me = new LimitsMembership(limiter, "me", OptionalLong.of(600));
    private boolean written = true;
    private double share = 0.5;
    private double target = 0.5;
    private int nodes = 2;
    private String prober = "other";
    private Pause pause = Pause.NONE;
    private long paceNumber;
    private PaceState pace = PaceState.NONE;

    private boolean answeredAt(long millis) {
        return me.answered(
                new Answer(millis, written, share, target, 0.25, nodes, prober, 40, pause, paceNumber, pace),
                millis * MS);
    }

    private Report reportAt(long millis) {
        return me.report(millis * MS);
    }

    @Test
    void aReportSaysWhatTheLimiterSays() {
        limiter.wants = 0.3;
        limiter.accepted = 17;
        limiter.blockedFor = Duration.ofNanos(1_500 * MS + 1);
        var report = reportAt(0);
        assertThat(report.name()).isEqualTo("me").isEqualTo(me.name());
        assertThat(report.wants()).isEqualTo(0.3);
        assertThat(report.accepted()).isEqualTo(17);
        assertThat(report.slots()).isEqualTo(600);
        assertThat(report.pauseMillis()).as("rounded up").isEqualTo(1_501);
        assertThat(report.beat()).isEqualTo(1);
        assertThat(reportAt(1).beat()).isEqualTo(2);
        limiter.blockedFor = Duration.ofMillis(1_500);
        assertThat(reportAt(2).pauseMillis()).isEqualTo(1_500);
    }

    @Test
    void ageCountsFromTheLastReportThatWasWritten() {
        assertThat(reportAt(3_000).ageMillis()).as("a first report is due").isEqualTo(Ledger.BEAT_MILLIS);
        answeredAt(3_100);
        assertThat(reportAt(3_700).ageMillis()).isEqualTo(700);
        written = false;
        answeredAt(3_800);
        assertThat(reportAt(4_000).ageMillis()).isEqualTo(1_000);
    }

    @Test
    void whatIsGrantedHoldsElevenSecondsFromTheReportThatWasWritten() {
        prober = "me";
        reportAt(3_000);
        answeredAt(3_400);
        assertThat(limiter.granted).isEqualTo(new Grant(0.5, 0.25, 2, true, 3_000 * MS + LEASE, 40));
        assertThat(me.share(3_000 * MS + LEASE - 1)).isEqualTo(0.5);
        assertThat(me.share(3_000 * MS + LEASE)).isZero();
        written = false;
        prober = "other";
        reportAt(5_000);
        answeredAt(5_100);
        assertThat(limiter.granted.until()).isEqualTo(3_000 * MS + LEASE);
        assertThat(limiter.granted.prober()).isFalse();
    }

    @Test
    void whatIsToBeGivenAwayIsNotUsedAnyMoreAndToldAtOnce() {
        reportAt(0);
        assertThat(answeredAt(1)).isFalse();
        target = 0.2;
        assertThat(answeredAt(2)).isTrue();
        assertThat(limiter.granted.share()).isEqualTo(0.2);
    }

    @Test
    void aRefusalIsToldUntilAReportThatTellsItIsWritten() {
        limiter.refusals = 1;
        assertThat(me.isUrgent(0)).isTrue();
        assertThat(reportAt(0).refused()).isTrue();
        written = false;
        answeredAt(1);
        assertThat(reportAt(2).refused()).isTrue();
        written = true;
        limiter.refusals = 2;
        answeredAt(3);
        assertThat(me.isUrgent(3 * MS))
                .as("one came while the report was under way")
                .isTrue();
        assertThat(reportAt(4).refused()).isTrue();
        answeredAt(5);
        assertThat(reportAt(6).refused()).isFalse();
        assertThat(me.isUrgent(6 * MS)).isFalse();
    }

    @Test
    void aWaitOfAnotherIsHeededOnce() {
        reportAt(0);
        pause = new Pause(1, "other", 4_000, 0);
        answeredAt(1);
        answeredAt(2);
        assertThat(limiter.waits).containsExactly(Duration.ofMillis(4_000));
        assertThat(reportAt(3).pauseNumber()).isEqualTo(1);
    }

    @Test
    void aWaitThatIsNoLongerThanItsOwnIsNotHeeded() {
        limiter.blockedFor = Duration.ofMillis(4_000);
        reportAt(0);
        pause = new Pause(1, "other", 4_000, 0);
        answeredAt(1);
        assertThat(limiter.waits).isEmpty();
    }

    @Test
    void aPaceIsToldUntilAllAgreeAndThatOfAnotherIsAdopted() {
        assertThat(reportAt(0).pace()).isEmpty();
        limiter.pace = PACE;
        assertThat(me.isUrgent(0)).isTrue();
        assertThat(reportAt(1).pace()).contains(PACE);
        paceNumber = 1;
        pace = PACE;
        answeredAt(2);
        assertThat(reportAt(3).pace()).isEmpty();
        assertThat(reportAt(3).paceNumber()).isEqualTo(1);
        pace = new PaceState(4, 0, -1);
        answeredAt(4);
        assertThat(limiter.pace).as("of the same number, so nothing new").isEqualTo(PACE);
        paceNumber = 2;
        answeredAt(5);
        assertThat(limiter.pace).isEqualTo(pace);
    }

    @Test
    void itsOwnPaceIsNotAdoptedForMoreMayHaveBeenFoundSince() {
        limiter.pace = PACE;
        reportAt(0);
        limiter.pace = new PaceState(3, 0, -1);
        paceNumber = 1;
        pace = PACE;
        answeredAt(1);
        assertThat(limiter.pace.perSecond()).isEqualTo(3);
    }

    @Test
    void aResetIsToldUntilItIsWrittenAndDoesNotComeBack() {
        reportAt(0);
        answeredAt(1);
        limiter.resets = 1;
        assertThat(me.isUrgent(2 * MS)).isTrue();
        assertThat(reportAt(2).lift()).isTrue();
        pause = new Pause(1, "me", 0, 1);
        answeredAt(3);
        assertThat(limiter.resets).as("its own").isEqualTo(1);
        assertThat(reportAt(4).lift()).isFalse();
        assertThat(reportAt(4).lifts()).isEqualTo(1);
        assertThat(me.isUrgent(4 * MS)).isFalse();
    }

    @Test
    void aResetOfAnotherResetsThisNodeOnceAndIsNotToldOn() {
        reportAt(0);
        answeredAt(1);
        limiter.blockedFor = Duration.ofMillis(9_000);
        reportAt(2);
        pause = new Pause(1, "other", 300, 1);
        answeredAt(3);
        answeredAt(4);
        assertThat(limiter.resets).isEqualTo(1);
        assertThat(limiter.waits).as("its own longer wait is over").containsExactly(Duration.ofMillis(300));
        assertThat(reportAt(5).lift()).isFalse();
        assertThat(me.isUrgent(5 * MS)).isFalse();
    }

    @Test
    void resetsFromBeforeItJoinedAreNoneOfItsBusiness() {
        reportAt(0);
        pause = new Pause(9, "other", 0, 4);
        answeredAt(1);
        assertThat(limiter.resets).isZero();
        assertThat(reportAt(2).lifts()).isEqualTo(4);
    }

    @Test
    void aReportIsDueAtOnceAndThenAboutOnceASecond() {
        assertThat(me.isDue(0)).isTrue();
        reportAt(0);
        answeredAt(1);
        assertThat(me.isDue(949 * MS)).isFalse();
        assertThat(me.isDue(950 * MS)).isTrue();
    }

    @Test
    void whileNodesKeepALearnedPaceTogetherItIsDueFiveTimesASecond() {
        reportAt(0);
        paceNumber = 1;
        pace = PACE;
        answeredAt(1);
        assertThat(me.isDue(199 * MS)).isFalse();
        assertThat(me.isDue(200 * MS)).isTrue();
        nodes = 1;
        answeredAt(2);
        assertThat(me.isDue(900 * MS)).as("alone").isFalse();
    }

    @Test
    void itIsBehindUntilItHasSeenThatRevision() {
        assertThat(me.isBehind(0)).isTrue();
        reportAt(0);
        answeredAt(7);
        assertThat(me.isBehind(7)).isFalse();
        assertThat(me.isBehind(8)).isTrue();
    }

    @Test
    void peopleAreToldItsShareAndWhoProbes() {
        assertThat(me.describe(0).getDouble("share")).isZero();
        assertThat(me.describe(0).containsKey("members")).isFalse();
        assertThat(me.nodes()).isZero();
        assertThat(me.probes()).isFalse();
        prober = "me";
        share = 0.123456;
        reportAt(0);
        answeredAt(1);
        var described = me.describe(MS);
        assertThat(described.getDouble("share")).isEqualTo(0.1235);
        assertThat(described.getBoolean("live")).isTrue();
        assertThat(described.getInteger("members")).isEqualTo(2).isEqualTo(me.nodes());
        assertThat(described.getString("prober")).isEqualTo("me");
        assertThat(described.getBoolean("probes")).isTrue().isEqualTo(me.probes());
        assertThat(me.describe(5_500 * MS).getBoolean("live"))
                .as("no news for half of the lease")
                .isFalse();
        prober = "other";
        answeredAt(2);
        assertThat(me.probes()).isFalse();
        assertThat(me.describe(MS).getBoolean("probes")).isFalse();
    }
}
