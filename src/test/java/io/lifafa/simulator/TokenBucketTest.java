package io.lifafa.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aFullBucketGivesItsCapacityThenItsRate() {
        var bucket = new TokenBucket(4, 3, 0);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.waitNanos(1, 0)).isZero();
            bucket.take(1, 0);
        }
        assertThat(bucket.waitNanos(1, 0)).isEqualTo(SECOND / 4);
        assertThat(bucket.waitNanos(1, SECOND / 4)).isZero();
        bucket.take(1, SECOND / 4);
        assertThat(bucket.waitNanos(1, SECOND / 4)).isEqualTo(SECOND / 4);
        assertThat(bucket.untilFull(SECOND / 4)).isEqualTo(3 * SECOND / 4);
    }

    @Test
    void itHoldsNoMoreThanItsCapacity() {
        var bucket = new TokenBucket(4, 3, 0);
        assertThat(bucket.remaining(100 * SECOND)).isEqualTo(3);
    }

    @Test
    void whoTakesMoreThanFitsWaitsForAFullOneWhichThenOwes() {
        var bucket = new TokenBucket(2, 10, 0);
        assertThat(bucket.waitNanos(30, 0)).isZero();
        bucket.take(30, 0);
        assertThat(bucket.remaining(0)).isZero();
        assertThat(bucket.waitNanos(1, 0)).isEqualTo(21 * SECOND / 2);
    }

    @Test
    void withoutALimitNobodyWaits() {
        var bucket = new TokenBucket(0, 10, 0);
        bucket.take(1000, 0);
        assertThat(bucket.waitNanos(1000, 0)).isZero();
    }

    @Test
    void aChangedRateHoldsFromNowOn() {
        var bucket = new TokenBucket(1, 1, 0);
        bucket.take(1, 0);
        bucket.change(10, 5, SECOND / 2);
        assertThat(bucket.waitNanos(1, SECOND / 2)).isEqualTo(SECOND / 20);
    }
}
