package io.lifafa.limiter.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RecentEndsTest {
    private final RecentEnds ends = new RecentEnds();

    @BeforeEach
    void threeAnswers() {
        ends.add(100, 1_000);
        ends.add(200, 1_000);
        ends.add(300, 1_000);
    }

    @Test
    void anAnswerIsShortlyBeforeAMomentThatIsLessThanTheSpanLater() {
        assertThat(ends.shortlyBefore(99, 50)).isFalse();
        assertThat(ends.shortlyBefore(100, 50)).isTrue();
        assertThat(ends.shortlyBefore(149, 50)).isTrue();
        assertThat(ends.shortlyBefore(150, 50)).isFalse();
    }

    @Test
    void soManyAreLeftWhenThoseBeforeThemArePast() {
        assertThat(ends.fewerThan(3, 150, 300)).isEqualTo(Long.MIN_VALUE);
        assertThat(ends.fewerThan(1, 500, 300)).isEqualTo(200 + 500);
        assertThat(ends.fewerThan(-4, 500, 300)).isEqualTo(300 + 500);
        assertThat(ends.fewerThan(1, 100, 300))
                .as("at its end the span is past")
                .isEqualTo(Long.MIN_VALUE);
        assertThat(ends.fewerThan(0, 100, 299)).isEqualTo(300 + 100);
    }

    @Test
    void whatIsPastIsForgottenWithTheNextAnswer() {
        ends.add(301, 201);
        assertThat(ends.shortlyBefore(100, 1)).isFalse();
        assertThat(ends.shortlyBefore(200, 1)).isTrue();
    }

    @Test
    void ofMoreThanTwoHundredAndFiftySixTheOldestAreForgotten() {
        for (int i = 0; i < 254; i++) {
            ends.add(400, 1_000);
        }
        assertThat(ends.shortlyBefore(100, 1)).isFalse();
        assertThat(ends.shortlyBefore(200, 1)).isTrue();
    }
}
