package io.lifafa.cache.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
    private static final long PATIENCE = 100;
    private final SingleFlight flights = new SingleFlight(PATIENCE);

    @Test
    void oneAtATimeHasAWording() {
        assertThat(flights.claim(7, 0)).isTrue();
        assertThat(flights.claim(7, 1)).isFalse();
        assertThat(flights.claim(8, 1)).isTrue();
    }

    @Test
    void whoWaitsIsToldWhenAnyOfThemHasEnded() {
        flights.claim(7, 0);
        flights.claim(8, 0);
        var ended = flights.anyEnded(List.of(7L, 8L));
        assertThat(ended.isComplete()).isFalse();

        flights.release(8, true);

        assertThat(ended.succeeded()).isTrue();
        assertThat(flights.claim(8, 1)).isTrue();
        assertThat(flights.claim(7, 1)).isFalse();
    }

    @Test
    void aClaimOfSomebodyWhoHasDiedEndsByItself() {
        flights.claim(7, 0);
        var ended = flights.anyEnded(List.of(7L));

        assertThat(flights.claim(7, PATIENCE - 1)).isFalse();
        assertThat(flights.claim(7, PATIENCE)).isTrue();
        assertThat(ended.succeeded()).isTrue();
    }

    @Test
    void nobodyWaitsForWhatIsNotClaimed() {
        assertThat(flights.anyEnded(List.of(9L)).succeeded()).isTrue();
        assertThat(flights.anyEnded(List.of()).succeeded()).isTrue();
    }

    @Test
    void aWordingThatIsNotLearnedIsNotWaitedForInTheEnd() {
        int flown = 0;
        while (flown < 40) {
            assertThat(flights.claim(7, 0)).isTrue();
            if (flights.claim(7, 0)) {
                break;
            }
            flights.release(7, true);
            flown++;
        }
        assertThat(flown).isEqualTo(16);
        assertThat(flights.claim(8, 0)).isTrue();
        assertThat(flights.claim(8, 0)).isFalse();
    }

    @Test
    void anOutageDoesNotCountAgainstAWording() {
        for (int i = 0; i < 40; i++) {
            assertThat(flights.claim(7, 0)).isTrue();
            flights.release(7, false);
        }
        assertThat(flights.claim(7, 0)).isTrue();
        assertThat(flights.claim(7, 0)).isFalse();
    }

    @Test
    void claimsThatNobodyReleasesAreForgotten() {
        for (int i = 0; i < 1_000; i++) {
            flights.claim(i, i * PATIENCE);
        }
        assertThat(flights.size()).isOne();
    }

    @Test
    void timeMayRunOver() {
        assertThat(flights.claim(7, Long.MAX_VALUE)).isTrue();
        assertThat(flights.claim(7, Long.MAX_VALUE + 1)).isFalse();
    }
}
