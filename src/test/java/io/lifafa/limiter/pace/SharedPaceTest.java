package io.lifafa.limiter.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.limiter.Nanos;
import io.lifafa.limiter.PaceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pace that nodes know together and of which each has a part. */
@Timeout(20)
class SharedPaceTest {
    private static final long MS = 1_000_000;

    /** Of a pace of 9.7 calls a second. */
    private static final long GAP = 103_092_784;

    private static final long SLACK = 20 * MS;

    private final Pace pace = new Pace(0, new CallsElsewhere());

    private void part(double share, double before, boolean prober) {
        pace.part(new Pace.Part(share, before, prober, 2), 0);
    }

    private void earliestIs(long expected) {
        assertThat(pace.earliest()).isCloseTo(expected, within(4L));
    }

    @Test
    void halfOfThePaceIsTwiceTheGapAndNodesTakeTurnsAfterA429() {
        part(0.5, 0.5, true);
        pace.throttled(10, 0);
        earliestIs(3 * GAP - SLACK);
        pace.sent(1_000 * MS);
        earliestIs(1_000 * MS + 2 * GAP - SLACK);
    }

    @Test
    void afterAWaitNodesComeOneAfterTheOther() {
        part(0.5, 0.5, true);
        pace.throttled(10, 0);
        pace.blockedUntil(5_000 * MS);
        earliestIs(5_000 * MS + GAP);
    }

    @Test
    void whatIsLeftOfAWaitGrowsWithTheGapWhenTheShareShrinks() {
        pace.throttled(10, 0);
        pace.part(new Pace.Part(0.5, 0, true, 2), 50 * MS);
        earliestIs(50 * MS + 2 * (GAP - 50 * MS) - SLACK);
        pace.part(new Pace.Part(1, 0, true, 2), 500 * MS);
        earliestIs(50 * MS + 2 * (GAP - 50 * MS) - SLACK);
    }

    @Test
    void withoutAShareNothingGoesOnceAPaceIsKnown() {
        part(0, 0, false);
        assertThat(pace.earliest()).isEqualTo(Long.MIN_VALUE);
        pace.throttled(10, 0);
        assertThat(pace.earliest()).isEqualTo(Nanos.NEVER);
    }

    @Test
    void whatIsKnownIsToldAndAdopted() {
        assertThat(pace.state()).isEqualTo(PaceState.NONE);
        pace.throttled(10, 0);
        assertThat(pace.state()).isEqualTo(new PaceState(9.7, 0, -1));
        pace.binds(12_000 * MS);
        assertThat(pace.state().base()).isEqualTo(9.7);
        var other = new Pace(0, new CallsElsewhere());
        other.adopt(pace.state(), 0);
        assertThat(other.state()).isEqualTo(pace.state());
        assertThat(other.climbing()).isTrue();
    }

    @Test
    void aPaceThatIsAdoptedHoldsFromTheNextTurnOnAndIsProbedLater() {
        pace.adopt(new PaceState(5, 0, -1), 1_000 * MS);
        earliestIs(1_000 * MS + 200 * MS - SLACK);
        pace.binds(12_999 * MS);
        assertThat(pace.climbing()).isFalse();
        pace.binds(13_000 * MS);
        assertThat(pace.climbing()).isTrue();
    }

    @Test
    void aSlowerPaceThatIsAdoptedStretchesTheWait() {
        pace.throttled(10, 0);
        pace.adopt(new PaceState(4.85, 4, -1), 0);
        earliestIs((long) (GAP * (9.7 / 4.85)) - SLACK);
    }

    @Test
    void aStatementThatAnotherNodeDisprovedIsNotBelieved() {
        pace.adopt(new PaceState(5, 0, 100), 0);
        pace.stated(100);
        assertThat(pace.perSecond()).hasValue(5);
    }

    @Test
    void whatIsCountedBeginsAnewWithAnAdoptedPace() {
        pace.throttled(10, 0);
        for (int i = 0; i < 30; i++) {
            pace.sent(100 * MS * i);
        }
        pace.adopt(new PaceState(8, 0, -1), 3_000 * MS);
        pace.throttled(0, 3_500 * MS);
        assertThat(pace.perSecond().orElseThrow()).isCloseTo(0.97 * 0.7 * 8, within(1e-6));
    }

    @Test
    void onlyTheProberProbesAndTwiceAsSeldomAsANodeAlone() {
        part(0.5, 0, false);
        pace.throttled(10, 0);
        pace.binds(60_000 * MS);
        assertThat(pace.climbing()).isFalse();
        part(0.5, 0, true);
        pace.binds(23_999 * MS);
        assertThat(pace.climbing()).isFalse();
        pace.binds(24_000 * MS);
        assertThat(pace.climbing()).isTrue();
    }

    @Test
    void stepsOfASharedProbeLastTwiceAsLongAndStaySmall() {
        part(0.5, 0, true);
        pace.throttled(10, 0);
        for (int i = 0; i < 4; i++) {
            pace.binds((24_000 + 1_000 * i) * MS);
            double step = pace.perSecond().orElseThrow();
            assertThat(step).isCloseTo(9.7 * Math.pow(1.2, i + 1), within(1e-6));
            pace.binds((24_999 + 1_000 * i) * MS);
            assertThat(pace.perSecond()).hasValue(step);
        }
    }

    @Test
    void allThatIsSentMoreInAProbeIsSentByTheProber() {
        part(0.5, 0, true);
        pace.throttled(10, 0);
        pace.binds(24_000 * MS);
        pace.sent(30_000 * MS);
        earliestIs(30_000 * MS + (long) (1e9 / (4.85 + 1.94)) - SLACK);
        pace.part(new Pace.Part(0.5, 0, false, 2), 35_000 * MS);
        pace.sent(40_000 * MS);
        earliestIs(40_000 * MS + 2 * GAP - SLACK);
    }

    @Test
    void rejectionsThatOthersHearOfLateAreOneEvent() {
        part(0.5, 0, true);
        pace.throttled(10, 0);
        pace.throttled(5, 1_499 * MS);
        assertThat(pace.perSecond()).hasValue(9.7);
        pace.throttled(5, 1_500 * MS);
        assertThat(pace.perSecond().orElseThrow()).isCloseTo(4.85, within(1e-6));
    }

    @Test
    void aNodeAloneHeedsEachRejection() {
        pace.throttled(10, 0);
        pace.throttled(5, 1);
        assertThat(pace.perSecond().orElseThrow()).isCloseTo(4.85, within(1e-6));
    }

    @Test
    void aRejectionEndsAProbeHoweverSoonItComes() {
        part(0.5, 0, true);
        pace.throttled(10, 0);
        pace.adopt(new PaceState(12, 10, -1), 1_000 * MS);
        pace.throttled(10, 1_100 * MS);
        assertThat(pace.climbing()).isFalse();
    }
}
