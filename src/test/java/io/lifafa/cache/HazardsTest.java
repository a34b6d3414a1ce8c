package io.lifafa.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of learned wordings that mean something else; {@code HazardTrial} prints the figures by wording. */
@Timeout(60)
class HazardsTest {
    @ParameterizedTest
    @ValueSource(strings = {"dev.txt", "aside.txt"})
    void whatMeansSomethingElseIsNeverAnsweredAsIfItMeantTheSame(String wordings) throws IOException {
        var count = HazardTrial.of(wordings, false);
        assertThat(count.hazards()).isGreaterThanOrEqualTo(500);
        assertThat(count.shown()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.txt", "aside.txt"})
    void whatMeansTheSameIsAnsweredAndRight(String wordings) throws IOException {
        var count = HazardTrial.of(wordings, false);
        assertThat(count.harmless()).isGreaterThanOrEqualTo(300);
        assertThat(count.misread()).isZero();
        assertThat(count.answeredShare()).isGreaterThanOrEqualTo(0.6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.txt", "aside.txt"})
    void learningFromWhatMeansSomethingElseSpoilsNothing(String wordings) throws IOException {
        var count = HazardTrial.of(wordings, true);
        assertThat(count.shown()).isEmpty();
        assertThat(count.misread()).isZero();
        assertThat(count.answeredShare()).isGreaterThanOrEqualTo(0.6);
    }
}
