package io.lifafa.cache.caution;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.cache.caution.SeenValues.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SeenValuesTest {
    private static final int PLACE = 7;

    private static Value value(String text) {
        return new Value(text.hashCode() * 31, text.length(), text.contains("."));
    }

    private static SeenValues after(boolean repeated, String... texts) {
        var seen = SeenValues.NONE;
        for (var text : texts) {
            seen = seen.and(Map.of(PLACE, value(text)), repeated);
        }
        return seen;
    }

    @Test
    void aNumberThatWasTheSameInAllExamplesIsLiteral() {
        var seen = after(false, "00", "00", "00");
        assertThat(seen.takes(PLACE, value("00"))).isTrue();
        assertThat(seen.takes(PLACE, value("51"))).isFalse();
        assertThat(seen.takes(PLACE + 1, value("00"))).isFalse();
    }

    @Test
    void aFewCodesThatComeAgainAreTheOnlyOnes() {
        var seen = after(true, "00", "08", "10", "11", "16", "76", "80", "85");
        assertThat(seen.takes(PLACE, value("16"))).isTrue();
        assertThat(seen.takes(PLACE, value("51"))).isFalse();
    }

    @Test
    void anIdOrASumIsOpenOnceItDiffered() {
        assertThat(after(true, "51234567", "98765432").takes(PLACE, value("11112222")))
                .isTrue();
        assertThat(after(true, "12.50", "0.75").takes(PLACE, value("3.20"))).isTrue();
        assertThat(after(true, "51234567").takes(PLACE, value("11112222"))).isFalse();
    }

    @Test
    void aNumberThatIsNewEachTimeIsOpenSooner() {
        assertThat(after(false, "4821", "9917", "3305").takes(PLACE, value("7777")))
                .isTrue();
        assertThat(after(true, "4821", "9917", "3305").takes(PLACE, value("7777")))
                .isFalse();
        assertThat(after(false, "4821", "9917", "3305").closed()).isEmpty();
    }

    @Test
    void aNewValueMayBeACodeOnlyIfItIsShort() {
        assertThat(SeenValues.NONE.isNewCode(Map.of(PLACE, value("U30")))).isTrue();
        assertThat(SeenValues.NONE.isNewCode(Map.of(PLACE, value("98765432")))).isFalse();
        assertThat(after(false, "U30").isNewCode(Map.of(PLACE, value("U30")))).isFalse();
    }
}
