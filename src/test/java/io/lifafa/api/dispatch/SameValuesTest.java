package io.lifafa.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Provenance;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameValuesTest {
    private static Extraction charged(BigDecimal fee) {
        return Extraction.builder(Intent.TRANSACTION)
                .amount(Optional.of(BigDecimal.TEN))
                .fee(Optional.ofNullable(fee))
                .build(0.9, Provenance.api("m", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"5.90, 5.9, true", "5.90, 6, false", "5.90, , false", "0.00, , true", ", , true"})
    void answersThatNameDifferentFeesAreNotTheSame(BigDecimal one, BigDecimal other, boolean same) {
        assertThat(SameValues.of(charged(one), charged(other))).isEqualTo(same);
        assertThat(SameValues.of(charged(other), charged(one))).isEqualTo(same);
    }
}
