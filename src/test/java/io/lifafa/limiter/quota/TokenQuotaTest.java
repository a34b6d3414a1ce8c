package io.lifafa.limiter.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.limiter.Nanos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stated number of tokens per minute: what calls cost, what they turn out to cost, and shares that change. */
@Timeout(20)
class TokenQuotaTest {
    private static final long MS = 1_000_000;

    private final TokenQuota quota = new TokenQuota(60_000, false);

    private static TokenQuota told(long perMinute, long tokensPerItem) {
        TokenQuota quota = new TokenQuota(perMinute, false);
        quota.ended(1, tokensPerItem);
        return quota;
    }

    @Test
    void whereNoneIsStatedNothingWaitsAndNothingCosts() {
        TokenQuota none = new TokenQuota(0, true);
        none.sent(20, 0);
        none.ended(20, 100_000);
        assertThat(none.earliest()).isEqualTo(Long.MIN_VALUE);
        assertThat(none.cost(20)).isZero();
        none.share(0, 0);
        assertThat(none.earliest()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void beforeTheFirstCallNothingWaits() {
        assertThat(quota.earliest()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void aQuotaOfNothingIsOneToken() {
        TokenQuota stated = new TokenQuota(0, true);
        stated.stated(0);
        assertThat(stated.cost(1)).isEqualTo(500 * Nanos.PER_MINUTE);
    }

    @Test
    void asManyEqualCallsGoInAMinuteAsFitWhole() {
        quota.sent(14, 0);
        // 8 calls of 7,000 tokens fit into 60,000, not 8.57.
        assertThat(quota.earliest()).isEqualTo(7_500 * MS);
    }

    @Test
    void aCallThatExceedsTheQuotaByItselfTakesAsLongAsItsTokensDo() {
        quota.sent(240, 0);
        assertThat(quota.earliest()).isEqualTo(120_000 * MS);
    }

    @Test
    void aCallCostsItsTokensOfTheQuotaWhateverTheShare() {
        quota.share(0.5, 0);
        assertThat(quota.cost(12)).isEqualTo(6_000.0 * MS);
    }

    @Test
    void theFirstCallThatTellsReplacesTheGuessAndLaterOnesMoveItByATenth() {
        quota.ended(10, 1_000);
        assertThat(quota.cost(1)).isEqualTo(100.0 * MS);
        quota.ended(10, 2_000);
        assertThat(quota.cost(1)).isEqualTo(110.0 * MS);
    }

    @Test
    void aCallThatTellsNothingTeachesNothing() {
        quota.sent(10, 0);
        quota.ended(10, 0);
        assertThat(quota.earliest()).isEqualTo(5_000 * MS);
        assertThat(quota.cost(10)).isEqualTo(5_000.0 * MS);
        quota.ended(10, 1);
        assertThat(quota.cost(10)).isEqualTo(1.0 * MS);
    }

    @Test
    void aCallThatCostMoreThanWasGuessedIsPaidForAfterwards() {
        quota.sent(10, 0);
        quota.ended(10, 10_000);
        assertThat(quota.earliest()).isEqualTo(10_000 * MS);
    }

    @Test
    void aShareIsASmallerQuotaAndLeavesOneCallOut() {
        TokenQuota shared = told(60_000, 1_000);
        shared.sent(6, 0);
        assertThat(shared.earliest()).isEqualTo(6_000 * MS);
        shared.share(0.5, 2_000 * MS);
        // 4,000 tokens were still to drain and 6,000 are left out, at 30,000 a minute.
        assertThat(shared.earliest()).isEqualTo(2_000 * MS + 20_000 * MS);
    }

    @Test
    void aSecondChangeBeforeTheNextCallLeavesNoFurtherOneOut() {
        TokenQuota shared = told(60_000, 1_000);
        shared.sent(6, 0);
        shared.share(0.5, 6_000 * MS);
        assertThat(shared.earliest()).isEqualTo(6_000 * MS + 12_000 * MS);
        shared.share(1, 6_000 * MS);
        assertThat(shared.earliest()).isEqualTo(6_000 * MS + 6_000 * MS);
        shared.sent(6, 12_000 * MS);
        shared.share(0.5, 18_000 * MS);
        assertThat(shared.earliest()).isEqualTo(18_000 * MS + 12_000 * MS);
    }

    @Test
    void theSameShareAgainChangesNothing() {
        quota.sent(10, 0);
        quota.share(1, 0);
        assertThat(quota.earliest()).isEqualTo(5_000 * MS);
    }

    @Test
    void aShareThatChangesBeforeAnyCallDelaysNothing() {
        quota.share(0.5, 100 * MS);
        assertThat(quota.earliest()).isLessThanOrEqualTo(100 * MS);
    }

    @Test
    void withoutAShareNothingGoesAndWhatEndsMeanwhileIsPaidForLater() {
        TokenQuota shared = told(60_000, 1_000);
        shared.sent(6, 0);
        shared.share(0, 6_000 * MS);
        assertThat(shared.earliest()).isEqualTo(Nanos.NEVER);
        shared.ended(6, 10_000);
        shared.share(1, 20_000 * MS);
        // The call left out, and the 4,000 tokens that the call under way cost more.
        assertThat(shared.earliest()).isEqualTo(20_000 * MS + 10_000 * MS);
    }

    @Test
    void whatIsOwedIsNeverLessThanNothing() {
        TokenQuota shared = told(60_000, 1_000);
        shared.sent(6, 0);
        shared.share(0, 6_000 * MS);
        shared.ended(12, 1);
        shared.share(1, 20_000 * MS);
        assertThat(shared.earliest()).isLessThanOrEqualTo(20_000 * MS);
    }

    @Test
    void whatAServerStatesMakesNobodyWaitForLongerThanAnHourAndWhatTheOwnerStatesDoes() {
        TokenQuota server = new TokenQuota(1, true);
        server.sent(20, 0);
        assertThat(server.earliest()).isEqualTo(Nanos.of(Holdoff.LONGEST));
        TokenQuota owner = new TokenQuota(1, false);
        owner.sent(20, 0);
        assertThat(owner.earliest()).isGreaterThan(Nanos.of(Holdoff.LONGEST));
        assertThat((double) owner.earliest()).isCloseTo(10_000 * Nanos.PER_MINUTE, within(1.0));
    }
}
