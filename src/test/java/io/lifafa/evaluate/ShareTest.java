package io.lifafa.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Shares with Wilson's bounds; the expected bounds are worked out by hand from his formula. */
class ShareTest {
    @Test
    void noneOfTenLeavesRoomForMoreThanAQuarter() {
        var share = new Share(0, 10);
        assertThat(share.low()).isZero();
        assertThat(share.high()).isCloseTo(0.2775, within(0.0001));
    }

    @Test
    void nineOfTenLieBetweenSixtyAndNinetyEightOfAHundred() {
        var share = new Share(9, 10);
        assertThat(share.value()).isEqualTo(0.9);
        assertThat(share.low()).isCloseTo(0.5958, within(0.0001));
        assertThat(share.high()).isCloseTo(0.9821, within(0.0001));
    }

    @Test
    void nothingIsKnownOfNone() {
        assertThat(Share.NONE.value()).isZero();
        assertThat(Share.NONE.low()).isZero();
        assertThat(Share.NONE.high()).isEqualTo(1);
    }
}
