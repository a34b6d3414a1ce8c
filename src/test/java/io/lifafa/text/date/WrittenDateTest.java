package io.lifafa.text.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a date stands by its form, and which day it means, the same for the rules, the cache and the check of answers. */
@Timeout(30)
class WrittenDateTest {
    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 28);

    private static WrittenDate at(String text, int from) {
        var scanner = DateScanner.of(text);
        assertThat(scanner.find(from)).as(text).isTrue();
        return scanner.date();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20/11/2026|20/11/2026|2026-11-20",
                "20-11-26 paid|20-11-26|2026-11-20",
                "20.11.2026.|20.11.2026|2026-11-20",
                "11/20/2026|11/20/2026|2026-11-20",
                "2026-11-20T10:30:00Z|2026-11-20|2026-11-20",
                "2026/11/2 at|2026/11/2|2026-11-02",
                "2026-Nov-20|2026-Nov-20|2026-11-20",
                "20APR26|20APR26|2026-04-20",
                "20APR|20APR|2026-04-20",
                "20-Nov-26, ref|20-Nov-26|2026-11-20",
                "20 November 2026 at|20 November 2026|2026-11-20",
                "20th Nov|20th Nov|2026-11-20",
                "20. Mai 2026|20. Mai 2026|2026-05-20",
                "20, Nov 2026|20, Nov 2026|2026-11-20",
                "20.NOV.2026,BAL|20.NOV.2026|2026-11-20",
                "11Nov'26|11Nov'26|2026-11-11",
                "5 de noviembre de 2026|5 de noviembre de 2026|2026-11-05",
                "10 out 2026|10 out 2026|2026-10-10",
                "10 ноября 2026 г.|10 ноября 2026|2026-11-10",
                "20 พฤศจิกายน 2569|20 พฤศจิกายน 2569|2026-11-20",
                "Nov 20, 2026|Nov 20, 2026|2026-11-20",
                "Nov 20th and|Nov 20th|2026-11-20",
                "2026年11月20日|2026年11月20日|2026-11-20",
                "11월 20일 승인|11월 20일|2026-11-20",
                "٢٠/١١/٢٠٢٦|٢٠/١١/٢٠٢٦|2026-11-20"
            })
    void aDateIsFoundAndReadInEveryOrderSeparatorAndLanguage(String text, String written, LocalDate day) {
        var date = at(text, 0);
        assertThat(date.span().of(text)).isEqualTo(written);
        assertThat(date.likely(RECEIVED)).contains(day);
        assertThat(date.days(RECEIVED)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({
        "20/11/2569, 2026-11-20",
        "20/11/69, 2026-11-20",
        "1405/09/07, 2026-11-28",
        "۱۴۰۵/۰۹/۰۷, 2026-11-28",
        "05/09/07, 2026-11-28",
        "26/11/09, 2026-11-09",
        "26/11/8, 2026-11-08",
        "12/10/99, 1999-10-12"
    })
    void yearsOfThailandAndIranAndYearsInFrontAreKnownByTheReceipt(String written, LocalDate day) {
        assertThat(at(written, 0).likely(RECEIVED)).contains(day);
    }

    @Test
    void aYearInFrontIsNotPreferredToADayOfTheSameYear() {
        assertThat(at("05/09/26", 0).likely(RECEIVED)).contains(LocalDate.of(2026, 9, 5));
        assertThat(at("26/11/15", 0).likely(RECEIVED)).contains(LocalDate.of(2026, 11, 15));
        assertThat(at("26/11/15", 0).likely(LocalDate.of(2015, 11, 28))).contains(LocalDate.of(2015, 11, 26));
        assertThat(at("1447/05/20", 0).likely(RECEIVED))
                .as("of the Islamic calendar")
                .isEmpty();
    }

    /** Formerly 2024 for the rules, 2025 for the cache, and either for the check of answers. */
    @Test
    void aDayWithoutAYearIsTheLastOneForAll() {
        var received = LocalDate.of(2025, 1, 15);
        assertThat(at("20APR", 0).likely(received)).contains(LocalDate.of(2024, 4, 20));
        assertThat(at("20APR", 0).day(DayOrder.ANY, received)).contains(LocalDate.of(2024, 4, 20));
        assertThat(at("20APR", 0).days(received)).containsExactly(LocalDate.of(2024, 4, 20));
    }

    @Test
    void dayAndMonthThatMayChangePlacesAreSaidToBeEither() {
        var date = at("03/02/2026", 0);
        assertThat(date.day(DayOrder.DAY_FIRST, RECEIVED)).contains(LocalDate.of(2026, 2, 3));
        assertThat(date.day(DayOrder.MONTH_FIRST, RECEIVED)).contains(LocalDate.of(2026, 3, 2));
        assertThat(date.day(DayOrder.ANY, RECEIVED)).isEmpty();
        assertThat(date.days(RECEIVED)).containsExactly(LocalDate.of(2026, 2, 3), LocalDate.of(2026, 3, 2));
        assertThat(date.order(LocalDate.of(2026, 3, 2), RECEIVED)).contains(DayOrder.MONTH_FIRST);
        assertThat(date.order(LocalDate.of(2026, 3, 3), RECEIVED)).isEmpty();
        assertThat(at("03/03/2026", 0).order(LocalDate.of(2026, 3, 3), RECEIVED))
                .contains(DayOrder.ANY);
        assertThat(at("12/04/2026", 0).likely(LocalDate.of(2026, 1, 20)))
                .as("neither has come: day first")
                .contains(LocalDate.of(2026, 4, 12));
        assertThat(at("01/12/2026", 0).likely(LocalDate.of(2026, 1, 20)))
                .as("only one has come")
                .contains(LocalDate.of(2026, 1, 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123-456-789",
                "1234-5678-9012",
                "1-300-88-0011",
                "2.150.000",
                "1.2.33.4",
                "12.50",
                "5 of 7",
                "5 out of",
                "2 ago",
                "24 hours",
                "25. May we help",
                "may 5 times",
                "Oct 2,500.00",
                "Jul 10:30",
                "11月20元",
                "20261120"
            })
    void whatOnlyLooksLikeADateIsNone(String text) {
        assertThat(DateScanner.of(text).find(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "12 Oct 2500.00 paid, 12 Oct, 12 Oct",
        "12 Oct 2500 paid, 12 Oct, 12 Oct 2500",
        "12 Oct 50 USD, 12 Oct, 12 Oct 50",
        "12 Oct 10:30, 12 Oct, 12 Oct",
        "12 Oct 2025 10:30, 12 Oct 2025, 12 Oct 2025"
    })
    void anAmountBehindADateIsNotItsYearUnlessFormAloneCounts(String text, String read, String byForm) {
        assertThat(at(text, 0).span().of(text)).isEqualTo(read);
        var scanner = DateScanner.byForm(text);
        assertThat(scanner.find(0)).isTrue();
        assertThat(text.substring(0, scanner.end())).isEqualTo(byForm);
    }

    @ParameterizedTest
    @CsvSource({
        "17.01.2517:39, 17.01.25",
        "17.01.202517:39, 17.01.2025",
        "17-01-2025:17:39, 17-01-2025",
        "17/01/25:17:39, 17/01/25",
        "15FEB2617:35, 15FEB26"
    })
    void aTimeGluedToAYearIsNoPartOfIt(String text, String written) {
        assertThat(at(text, 0).span().of(text)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"62/54/33", "45-13-2025", "31-02-2025", "20/11/1985", "MAY-26", "JUN25"})
    void aFormThatNamesNoDayIsADateOfNone(String written) {
        assertThat(at(written, 0).likely(RECEIVED)).isEmpty();
        assertThat(at(written, 0).namesDay()).isFalse();
    }

    @Test
    void eightDigitsAreADateOnlyForWhomAsksForThem() {
        var scanner = DateScanner.of("20261120 12345678 999920261120");
        assertThat(scanner.findCompact(0)).isTrue();
        assertThat(scanner.date().likely(RECEIVED)).contains(LocalDate.of(2026, 11, 20));
        assertThat(scanner.findCompact(9)).isFalse();
        assertThat(scanner.findCompact(18)).isFalse();
    }

    @Test
    void aTextFullOfHalfDatesCostsABoundedLookAtEachPlace() {
        for (var piece : new String[] {"1/1/", "12 ", "1 Jan ", "Jan ", "11月", "2026-", "1.", "12:1"}) {
            var text = piece.repeat(50_000);
            var scanner = DateScanner.of(text);
            assertThat(IntStream.range(0, text.length())
                            .filter(i -> Character.isLetterOrDigit(text.charAt(i)) && scanner.find(i))
                            .count())
                    .isLessThanOrEqualTo(text.length());
        }
    }
}
