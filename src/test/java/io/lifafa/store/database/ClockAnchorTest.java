package io.lifafa.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockAnchorTest {
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static ClockAnchor reading(long seconds, Instant time, Duration roundTrip) {
        long half = roundTrip.toNanos() / 2;
        return ClockAnchor.between(seconds * SECOND - half, seconds * SECOND + half, time);
    }

    @Test
    void theTimeTheOtherClockToldIsThatOfTheMiddleOfTheRoundTrip() {
        var anchor = ClockAnchor.between(-4 * SECOND, 6 * SECOND, TEN);

        assertThat(anchor.at(SECOND)).isEqualTo(TEN);
        assertThat(anchor.at(3 * SECOND)).isEqualTo(TEN.plusSeconds(2));
        assertThat(anchor.errorNanos()).isEqualTo(5 * SECOND);
    }

    @Test
    void aLaterReadingThatTookLongDoesNotReplaceAGoodOneThatItAgreesWith() {
        var good = reading(0, TEN, Duration.ofMillis(2));
        var slow = reading(10, TEN.plusSeconds(11), Duration.ofSeconds(4));

        assertThat(good.isBetterThan(slow)).isTrue();
    }

    @Test
    void aLaterReadingThatIsMoreExactReplacesAnOlderOne() {
        var slow = reading(0, TEN, Duration.ofSeconds(4));
        var good = reading(10, TEN.plusSeconds(11), Duration.ofMillis(2));

        assertThat(slow.isBetterThan(good)).isFalse();
    }

    @Test
    void aLaterReadingThatContradictsReplacesEvenAMoreExactOne() {
        var good = reading(0, TEN, Duration.ofMillis(2));
        var otherServer = reading(10, TEN.minusSeconds(300), Duration.ofSeconds(4));

        assertThat(good.isBetterThan(otherServer)).isFalse();
    }

    @Test
    void anOldReadingIsWorthLessBecauseClocksDrift() {
        var old = reading(0, TEN, Duration.ofMillis(2));
        var later = reading(3_600, TEN.plusSeconds(3_600), Duration.ofMillis(20));

        assertThat(old.isBetterThan(later)).isFalse();
    }
}
