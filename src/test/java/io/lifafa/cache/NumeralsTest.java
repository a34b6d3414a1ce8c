package io.lifafa.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,00,000|100000",
                "100,000.50|100000.50",
                "1.234.567,89|1234567.89",
                "1.246,69|1246.69",
                "12,5|12.5",
                "500|500",
                "07.10|7.10",
                "१,२५०.७५|1250.75",
                "1’250.00|1250.00"
            })
    void readsWhatIsWritten(String written, String value) {
        assertThat(Numerals.value(written, Numerals.Point.UNKNOWN).orElseThrow().toPlainString())
                .isEqualTo(value);
        assertThat(Numerals.end(written, 0)).isEqualTo(written.length());
    }

    @Test
    void aNumberThatCanMeanTwoIsNoneUntilExamplesDecide() {
        assertThat(Numerals.value("1.332", Numerals.Point.UNKNOWN)).isEmpty();
        assertThat(Numerals.value("1.332", Numerals.Point.DECIMAL))
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("1.332"));
        assertThat(Numerals.value("1.332", Numerals.Point.GROUP))
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("1332"));
    }
}
