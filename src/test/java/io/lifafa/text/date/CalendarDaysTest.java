package io.lifafa.text.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which day a written date means, for whoever found its parts. */
@Timeout(30)
class CalendarDaysTest {
    @ParameterizedTest
    @CsvSource({
        "4, 20, 2025-01-15, 2024-04-20",
        "1, 20, 2025-01-15, 2025-01-20",
        "12, 31, 2025-01-02, 2024-12-31",
        "1, 2, 2024-12-31, 2025-01-02",
        "2, 29, 2025-06-01, 2024-02-29",
        "6, 2, 2025-06-02, 2025-06-02"
    })
    void aDayWithoutAYearIsTheLastOneBeforeTheReceiptOrSoonAfter(
            int month, int day, LocalDate received, LocalDate meant) {
        assertThat(CalendarDays.lastBefore(month, day, received)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "1370, 1, 1, 1991-03-21",
        "1399, 12, 30, 2021-03-20",
        "1400, 1, 1, 2021-03-21",
        "1403, 1, 1, 2024-03-20",
        "1403, 12, 30, 2025-03-20",
        "1404, 1, 1, 2025-03-21",
        "1405, 9, 7, 2026-11-28",
        "1408, 12, 30, 2030-03-20",
        "1409, 1, 1, 2030-03-21",
        "2569, 11, 28, 2026-11-28"
    })
    void theYearsOfIranAndThailandAreThoseOfTheirCalendars(int year, int month, int day, LocalDate ours) {
        assertThat(CalendarDays.of(year, month, day)).contains(ours);
    }

    @ParameterizedTest
    @CsvSource({"1404, 12, 30", "1404, 7, 31", "1404, 13, 1", "1440, 1, 1", "1360, 1, 1", "2500, 1, 1", "2650, 1, 1"})
    void aDayThatTheirCalendarsDoNotHaveIsNone(int year, int month, int day) {
        assertThat(CalendarDays.of(year, month, day)).isEmpty();
    }

    @Test
    void whatIsNoDayOrFarAwayIsNone() {
        assertThat(CalendarDays.of(2025, 2, 29)).isEmpty();
        assertThat(CalendarDays.of(2025, 13, 1)).isEmpty();
        assertThat(CalendarDays.of(1989, 1, 1)).isEmpty();
        assertThat(CalendarDays.of(1995, 1, 1)).isPresent();
        assertThat(CalendarDays.lastBefore(2, 30, LocalDate.of(2025, 1, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nov,11",
        "sept,9",
        "ноября,11",
        "нояб,11",
        "листопада,11",
        "noviembre,11",
        "dezembro,12",
        "mayıs,5",
        "mayis,5",
        "นาฬิกา,0",
        "नवंबर,11",
        "নভেম্বর,11",
        "février,2",
        "fevrier,2",
        "desemba,12",
        "agustus,8",
        "listopad,0",
        "نوفمبر,11",
        "rent,0"
    })
    void monthsAreKnownInTheLanguagesOfTheLexicon(String name, int month) {
        assertThat(MonthNames.of(name)).isEqualTo(month);
    }

    @Test
    void whatIsAnEnglishMonthStaysOneWhateverItMeansElsewhere() {
        for (var name : "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")) {
            assertThat(MonthNames.of(name))
                    .as(name)
                    .isEqualTo(MonthNames.english(name))
                    .isPositive();
        }
        assertThat(MonthNames.english("ago")).isZero();
    }
}
