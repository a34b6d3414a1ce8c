package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|500", "500.5|500.5", "1,00,000.50|100000.50", "1,234,567|1234567", "12,34,567.00|1234567.00",
                "1.246,69|1246.69", "1.234.567|1234567", "69,35|69.35", "0.00|0.00", "6000.000|6000.000",
                "۱۲۳٬۴۵۶|123456", "500,000|500000"
            })
    void aNumberKeepsExactlyTheDigitsThatAreWritten(String written, BigDecimal expected) {
        assertThat(Numbers.read(written)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.30.45", "1,0,0", "12,3456", "1.2.3,4", "1234567890123456"})
    void whatCouldBeReadInTwoWaysOrIsNoAmountIsNotGuessed(String written) {
        assertThat(Numbers.read(written)).isEmpty();
    }

    @Test
    void aPointPartsThousandsWhereTheCurrencySaysSo() {
        assertThat(Numbers.readGroupedByPoints("750.000").orElseThrow()).isEqualByComparingTo("750000");
        assertThat(Numbers.readGroupedByPoints("25.90").orElseThrow()).isEqualByComparingTo("25.90");
        assertThat(Numbers.readGroupedByPoints("1.250,50").orElseThrow()).isEqualByComparingTo("1250.50");
    }
}
