package io.lifafa.limiter.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.limiter.Nanos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stated number of calls per minute, and shares of it that change hands. */
@Timeout(20)
class RequestQuotaTest {
    private static final long MS = 1_000_000;

    /** Of 60 a minute: a second and what a late timer could add, less that lateness. */
    private static final long SECOND = 1_000 * MS;

    private final RequestQuota quota = new RequestQuota(60);

    private static void isAbout(long moment, long expected) {
        assertThat(moment).isCloseTo(expected, within(26 * MS));
    }

    @Test
    void theFirstCallGoesAtOnceAndEachCallAMinuteByTheQuotaAfterTheLast() {
        assertThat(quota.earliest()).isEqualTo(Long.MIN_VALUE);
        quota.sent(0);
        assertThat(quota.earliest()).isGreaterThanOrEqualTo(975 * MS).isLessThan(976 * MS);
    }

    @Test
    void aCallThatGoesLateByATimerDoesNotDelayTheNext() {
        quota.sent(0);
        quota.sent(990 * MS);
        isAbout(quota.earliest(), 2 * SECOND);
    }

    @Test
    void callsInAMinuteNeverExceedTheQuotaThoughEachGoesAsEarlyAsItMay() {
        long[] moments = new long[200];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = Math.max(0, quota.earliest());
            quota.sent(moments[i]);
        }
        for (int i = 60; i < moments.length; i++) {
            assertThat(moments[i] - moments[i - 60]).isGreaterThanOrEqualTo(60 * SECOND);
        }
        assertThat(moments[199]).isLessThan(200 * SECOND);
    }

    @Test
    void aQuotaOfNothingIsOneCallAMinute() {
        assertThat(new RequestQuota(0).perSecond()).isCloseTo(1.0 / 60, within(1e-4));
    }

    @Test
    void aShareIsAWholeNumberOfCallsRoundedDown() {
        quota.share(0.3333, 0);
        assertThat(quota.perSecond()).isCloseTo(19.0 / 60, within(1e-3));
        quota.share(1.0 / 3, 0);
        assertThat(quota.perSecond()).isCloseTo(20.0 / 60, within(1e-3));
        quota.share(0.1 + 0.2, 0);
        assertThat(quota.perSecond()).isCloseTo(18.0 / 60, within(1e-3));
    }

    @Test
    void aShareThatChangesLeavesOneCallOut() {
        quota.sent(0);
        quota.share(0.5, 400 * MS);
        // 0.6 of a call was still to wait, and one is left out, at 2 s each.
        isAbout(quota.earliest(), 400 * MS + 3_200 * MS);
    }

    @Test
    void aSecondChangeBeforeTheNextCallLeavesNoFurtherOneOut() {
        quota.sent(0);
        quota.share(0.5, 1_000 * MS);
        isAbout(quota.earliest(), 3_000 * MS);
        quota.share(0.25, 1_000 * MS);
        isAbout(quota.earliest(), 1_000 * MS + 4_000 * MS);
        quota.sent(5_000 * MS);
        quota.share(0.5, 9_000 * MS);
        isAbout(quota.earliest(), 9_000 * MS + 2_000 * MS);
    }

    @Test
    void theSameShareAgainChangesNothing() {
        quota.sent(0);
        quota.share(0.5, 0);
        quota.sent(4_000 * MS);
        quota.share(0.5, 4_500 * MS);
        isAbout(quota.earliest(), 6_000 * MS);
    }

    @Test
    void withoutAShareNothingGoesAndWhatWasOwedIsKept() {
        quota.sent(0);
        quota.share(0, 0);
        assertThat(quota.earliest()).isEqualTo(Nanos.NEVER);
        assertThat(quota.perSecond()).isZero();
        quota.share(1, 7_000 * MS);
        // The gap after the call that was sent, and the call left out.
        isAbout(quota.earliest(), 7_000 * MS + 2 * SECOND);
    }

    @Test
    void aCallCostsItsPartOfTheWholeQuotaWhateverTheShare() {
        quota.share(0.5, 0);
        assertThat(quota.cost()).isEqualTo(SECOND);
    }
}
