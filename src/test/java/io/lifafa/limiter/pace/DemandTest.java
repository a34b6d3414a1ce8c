package io.lifafa.limiter.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node could use of the quota: what it used, or all if it was held back. */
@Timeout(20)
class DemandTest {
    private static final long SECOND = 1_000_000_000;
    private static final Offset<Double> EXACT = within(1e-9);

    private final Demand demand = new Demand();

    /** A second in which a call of that part of the quota was sent, and which is looked at. */
    private double used(int second, double part) {
        demand.sent(part * SECOND, second * SECOND);
        return demand.get((second + 1) * SECOND);
    }

    /** A second of which a full call waited for that part. */
    private double waited(int second, double part) {
        demand.waits(second * SECOND);
        demand.sent(0.1 * SECOND, second * SECOND + (long) (part * SECOND));
        return demand.get((second + 1) * SECOND);
    }

    @Test
    void itIsATenthMoreThanTheMeanOfTheLastThreeSecondsInSteps() {
        assertThat(used(0, 0.3)).isCloseTo(0.12, EXACT);
        assertThat(used(1, 0.3)).isCloseTo(0.22, EXACT);
        assertThat(used(2, 0.3)).isCloseTo(0.34, EXACT);
        assertThat(used(3, 0.3)).isCloseTo(0.34, EXACT);
        assertThat(used(4, 0)).as("a call that is not limited counts as 0.8 s").isCloseTo(0.52, EXACT);
    }

    @Test
    void whoSendsNothingWantsNothingThreeSecondsLater() {
        used(0, 0.9);
        demand.get(2 * SECOND);
        assertThat(demand.get(3 * SECOND)).isPositive();
        assertThat(demand.get(4 * SECOND)).isZero();
    }

    @Test
    void itIsNeverMoreThanAll() {
        assertThat(used(0, 7)).isEqualTo(1);
    }

    @Test
    void lookingAgainBeforeFourFifthsOfASecondChangesNothing() {
        demand.sent(0.2 * SECOND, 0);
        assertThat(demand.get(799_999_999)).isZero();
        assertThat(demand.get(800_000_000)).isCloseTo(0.1, EXACT);
    }

    @Test
    void twoSecondsOfThreeMostlySpentWaitingWantAll() {
        assertThat(waited(0, 0.6)).isLessThan(1);
        assertThat(waited(1, 0.4)).isLessThan(1);
        assertThat(waited(2, 0.6)).isEqualTo(1);
        assertThat(waited(3, 0.6)).isEqualTo(1);
        assertThat(waited(4, 0.1)).isEqualTo(1);
        assertThat(waited(5, 0.1)).isLessThan(1);
    }

    @Test
    void theOrderOfTheTwoSecondsDoesNotMatter() {
        assertThat(waited(0, 0.1)).isLessThan(1);
        assertThat(waited(1, 0.6)).isLessThan(1);
        assertThat(waited(2, 0.6)).isEqualTo(1);
    }

    @Test
    void halfOfTheTimeIsNotMostOfIt() {
        waited(0, 0.5);
        assertThat(waited(1, 0.5)).isLessThan(1);
    }

    @Test
    void aCallThatGoesOnWaitingCountsInEachSecond() {
        demand.waits(0);
        demand.waits(900_000_000);
        demand.get(SECOND);
        assertThat(demand.get(2 * SECOND)).isEqualTo(1);
    }

    @Test
    void whoNeitherSendsNorWaitsDoesNotWait() {
        waited(0, 0.2);
        assertThat(demand.get(5 * SECOND)).isLessThan(1);
        assertThat(demand.get(9 * SECOND)).isLessThan(1);
    }

    @Test
    void rejectedCallsAreNotCountedAsAccepted() {
        demand.sent(1, 0);
        demand.sent(1, 1);
        demand.rejected();
        assertThat(demand.accepted()).isEqualTo(1);
    }
}
