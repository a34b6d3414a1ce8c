package io.lifafa.limiter.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lifafa.limiter.CallEnd;
import io.lifafa.limiter.CallResult;
import io.lifafa.limiter.LimiterOptions;
import io.lifafa.limiter.Nanos;
import io.lifafa.limiter.RateSignals;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The strictest of what is stated binds, and the owner's word outlives the server's. */
@Timeout(20)
class StatedQuotasTest {
    private static final long MS = 1_000_000;

    private static StatedQuotas quotas(long minDelayMillis, long requests, long tokens) {
        return new StatedQuotas(new LimiterOptions(
                1,
                20,
                true,
                64,
                minDelayMillis > 0 ? Optional.of(Duration.ofMillis(minDelayMillis)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                requests > 0 ? OptionalLong.of(requests) : OptionalLong.empty(),
                tokens > 0 ? OptionalLong.of(tokens) : OptionalLong.empty(),
                Duration.ofSeconds(60)));
    }

    private static CallEnd stating(long tokensPerMinute) {
        var window = new RateSignals.Window(OptionalLong.of(tokensPerMinute), OptionalLong.empty(), Optional.empty());
        return new CallEnd(CallResult.SUCCESS, new RateSignals(Optional.empty(), RateSignals.Window.NONE, window), 0);
    }

    @Test
    void whereNothingIsStatedNothingWaits() {
        var none = quotas(0, 0, 0);
        none.sent(20, 7 * MS);
        assertThat(none.earliest()).isLessThanOrEqualTo(7 * MS);
        assertThat(none.cost(20)).isZero();
        assertThat(none.callsPerSecond()).isEmpty();
        none.share(0, 7 * MS);
        assertThat(none.earliest()).isLessThanOrEqualTo(7 * MS);
    }

    @Test
    void theShortestDistanceIsKeptBetweenCallsOfAllNodesTogether() {
        var distance = quotas(100, 0, 0);
        distance.sent(1, 7 * MS);
        assertThat(distance.earliest()).isEqualTo(107 * MS);
        distance.share(0.25, 107 * MS);
        distance.sent(1, 107 * MS);
        assertThat(distance.earliest()).isEqualTo(507 * MS);
        distance.share(0, 600 * MS);
        assertThat(distance.earliest()).isEqualTo(Nanos.NEVER);
    }

    @Test
    void whatTakesLongestIsTheCost() {
        assertThat(quotas(1_500, 60, 0).cost(1)).isEqualTo(1_500.0 * MS);
        assertThat(quotas(500, 60, 0).cost(1)).isEqualTo(1_000.0 * MS);
        assertThat(quotas(500, 60, 60_000).cost(20)).isEqualTo(10_000.0 * MS);
    }

    @Test
    void theLatestMomentOfAllIsTheEarliestForACall() {
        var requests = quotas(1, 60, 600_000);
        requests.sent(1, 0);
        assertThat(requests.earliest()).isCloseTo(1_000 * MS, within(26 * MS));
        var tokens = quotas(1, 600, 60_000);
        tokens.sent(20, 0);
        assertThat(tokens.earliest()).isEqualTo(10_000 * MS);
    }

    @Test
    void callsPerSecondAreThoseOfThisNodesShare() {
        var shared = quotas(0, 600, 0);
        assertThat(shared.callsPerSecond().orElseThrow()).isCloseTo(10, within(0.01));
        shared.share(0.5, 0);
        assertThat(shared.callsPerSecond().orElseThrow()).isCloseTo(5, within(0.01));
    }

    @Test
    void aServersStatementIsKeptUntilItIsForgottenAndTheOwnersForEver() {
        var server = quotas(0, 0, 0);
        server.ended(20, stating(60_000));
        assertThat(server.cost(20)).isEqualTo(10_000.0 * MS);
        server.forgetStatements(0);
        assertThat(server.cost(20)).isZero();
        var owner = quotas(0, 0, 60_000);
        owner.ended(20, stating(1_000));
        owner.forgetStatements(0);
        assertThat(owner.cost(20)).isEqualTo(10_000.0 * MS);
    }

    @Test
    void aStatementAfterWhatWasForgottenIsSharedAsBefore() {
        var shared = quotas(0, 0, 0);
        shared.share(0.5, 0);
        shared.forgetStatements(0);
        shared.ended(20, stating(60_000));
        shared.sent(20, 0);
        assertThat(shared.earliest()).isEqualTo(20_000 * MS);
    }
}
