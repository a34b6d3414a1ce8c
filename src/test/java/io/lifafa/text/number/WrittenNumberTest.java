package io.lifafa.text.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.text.number.WrittenNumber.Point;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|500",
                "500.5|500.5",
                "07.10|7.10",
                "1,00,000.50|100000.50",
                "1,234,567|1234567",
                "12,34,567.00|1234567.00",
                "100,000.50|100000.50",
                "1.246,69|1246.69",
                "1.234.567|1234567",
                "1.234.567,89|1234567.89",
                "69,35|69.35",
                "12,5|12.5",
                "0.00|0.00",
                "0,000.00|0.00",
                "6000.000|6000.000",
                "500,000|500000",
                "1'234.00|1234.00",
                "1’250.00|1250.00",
                "1 234 567.00|1234567.00",
                "6\u00a0606,02|6606.02",
                ".50|0.50",
                "12.3456|12.3456"
            })
    void keepsExactlyTheDigitsThatAreWritten(String written, BigDecimal expected) {
        assertThat(whole(written).values()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"۱۲۳٬۴۵۶|123456", "१,२५०.७५|1250.75", "١٢٫٥٠|12.50", "١٬٢٥٠٫٧٥|1250.75"})
    void readsTheDigitsAndSeparatorsOfOtherScripts(String written, BigDecimal expected) {
        assertThat(whole(written).values()).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.30.45", "1,0,0", "1.2.3,4", "1,234,56", "01,234", "1'234,567"})
    void whatIsWrittenLikeNoAmountIsTakenWholeAndMeansNone(String written) {
        assertThat(NumberScanner.end(written, 0, written.length())).isEqualTo(written.length());
        assertThat(WrittenNumber.of(written)).isEmpty();
    }

    @Test
    void aPointBeforeThreeLastDigitsDividesOrGroups() {
        var number = whole("750.000");
        assertThat(number.values()).containsExactly(new BigDecimal("750.000"), new BigDecimal("750000"));
        assertThat(number.value(Point.UNKNOWN)).isEmpty();
        assertThat(number.value(Point.DECIMAL)).contains(new BigDecimal("750.000"));
        assertThat(number.value(Point.GROUP)).contains(new BigDecimal("750000"));
        assertThat(number.equalTo(new BigDecimal("750000.00"))).contains(new BigDecimal("750000"));
        assertThat(whole("25.90").isTwofold()).isFalse();
    }

    /** One reader took 500 for the first, another two numbers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,500|0.500",
                "0.500|0.500",
                "1.234,567|1234.567",
                "1 234,567|1234.567",
                "1 234 567,890|1234567.890"
            })
    void threeDecimalsAreReadWhereNoGroupCanBe(String written, BigDecimal expected) {
        assertThat(whole(written).values()).containsExactly(expected);
    }

    /** One reader took it for 1234567, another for 1234 and 567. */
    @Test
    void aCommaBehindFourDigitsGroupsNothing() {
        assertThat(WrittenNumber.of("1234,567")).isEmpty();
    }

    /** One reader took 234.56 out of it. */
    @Test
    void noPieceOfACutNumberIsOne() {
        assertThat(NumberScanner.end("1,234,56", 0, 8)).isEqualTo(8);
        assertThat(NumberScanner.end("12.30.45", 0, 8)).isEqualTo(8);
    }

    /** One reader stopped at 15 digits, another at 34, the third at 40 characters. */
    @Test
    void asManyDigitsAreReadAsTheStoreHolds() {
        assertThat(WrittenNumber.of("9".repeat(34))).isPresent();
        assertThat(WrittenNumber.of("9".repeat(35))).isEmpty();
        assertThat(WrittenNumber.of("1,234,567,890,123,456,789.00")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,79478583 x|12",
                "768251565,222|768251565",
                "500, then|500",
                "500.|500",
                "1 200 x|1",
                "1\u00a0200 x|1\u00a0200",
                "1\u00a02000|1",
                "1234'567|1234",
                "1,234;5|1,234",
                "9'123'456.00|9'123'456.00",
                "5،6|5"
            })
    void endsWhereAnotherWordOrNumberBegins(String text, String number) {
        assertThat(text.substring(0, NumberScanner.end(text, 0, text.length()))).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15 000.00 T|15 000.00|15 000.00",
                "6 606,02|6 606,02|6 606,02",
                "15 000 T|15 000|15",
                "1 2345|1|1",
                "1234 567.00|1234|1234",
                "12.5 300|12.5|12.5"
            })
    void aSpaceGroupsForSureIfCentsFollow(String text, String spaced, String certain) {
        assertThat(text.substring(0, NumberScanner.spacedEnd(text, 0, text.length())))
                .isEqualTo(spaced);
        assertThat(text.substring(0, NumberScanner.certainEnd(text, 0, text.length())))
                .isEqualTo(certain);
    }

    @ParameterizedTest
    @CsvSource({"Rs..50, 3", "$.50, 1", "bal .50, 4", "Bal:.50 due, 4"})
    void aPointBeforeTwoCentsBeginsANumber(String text, int start) {
        assertThat(NumberScanner.startsAt(text, start)).isTrue();
        assertThat(WrittenNumber.of(text, start, NumberScanner.end(text, start, text.length()))
                        .orElseThrow()
                        .value())
                .isEqualByComparingTo("0.50");
    }

    @ParameterizedTest
    @CsvSource({"Rs.50, 2", "4..77, 2", "a/c ..4410, 5", "XX..10X, 3", "no .12/05, 3", "X..10, 2", "...50, 2"})
    void anotherPointDoesNot(String text, int start) {
        assertThat(text.charAt(start)).isEqualTo('.');
        assertThat(NumberScanner.startsAt(text, start)).isFalse();
    }

    @Test
    void lakhsAreMultipliedAndLoseTheirDecimals() {
        assertThat(whole("2.5").times(Magnitudes.power("lakh", false)).value()).isEqualTo(new BigDecimal("250000"));
        assertThat(Magnitudes.power("k", true)).isEqualTo(3);
        assertThat(Magnitudes.power("k", false)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,34|true",
                "1,2|true",
                "123,45|true",
                "1234,50|false",
                "1,234|false",
                "1.234,50|false",
                "12.34|false"
            })
    void rupeesWithFewDigitsBehindACommaAreCut(String written, boolean cut) {
        assertThat(Lakhs.isCut(written)).isEqualTo(cut);
    }

    private static WrittenNumber whole(String text) {
        assertThat(NumberScanner.spacedEnd(text, 0, text.length())).isEqualTo(text.length());
        return WrittenNumber.of(text).orElseThrow();
    }
}
